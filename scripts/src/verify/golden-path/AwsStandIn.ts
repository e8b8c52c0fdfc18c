import { randomBytes } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { LoopbackServer } from '../../process/LoopbackServer';
import { AwsRequest, isAllowed, mayAssume } from './iam';
import { claimsOf } from './idToken';

/** The request of a service, as the platform has it at this moment. */
export type FindRequest = (service: string) => Promise<AwsRequest | undefined>;

/**
 * Stands in for AWS STS and for the log-in of ECR. It decides by the policies
 * that Create wrote: who is trusted with a role, and what the role may do.
 */
export class AwsStandIn {
  static async start(find: FindRequest): Promise<AwsStandIn> {
    const standIn = new AwsStandIn(find);
    await standIn.server.open();
    return standIn;
  }

  private readonly server: LoopbackServer;
  /** Role behind each password of the registry. */
  private readonly sessions = new Map<string, AwsRequest>();

  private constructor(private readonly find: FindRequest) {
    this.server = new LoopbackServer((request, response) =>
      this.logIn(request, response).catch(error =>
        response.writeHead(500).end(String(error)),
      ),
    );
  }

  get url(): string {
    return this.server.url;
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  /** Whether the role behind a password may put images into a repository. */
  mayPush = (password: string, repository: string): boolean => {
    const request = this.sessions.get(password);
    if (!request) {
      return false;
    }
    const { accountId, region } = request.spec.ecrRepository;
    const arn = `arn:aws:ecr:${region}:${accountId}:repository/${repository}`;
    return isAllowed(request, 'ecr:PutImage', arn);
  };

  private async logIn(
    message: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { token, role } = (await json(message)) as {
      token: string;
      role: string;
    };
    const name = role.replace(/^.*:role\//, '');
    const request = await this.find(name.replace(/^cloudforge-ci-/, ''));
    const claims = claimsOf(token);
    const trusted =
      claims &&
      request?.spec.ciRole.name === name &&
      mayAssume(request, claims);
    if (!trusted) {
      response
        .writeHead(403)
        .end(
          'An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
        );
      return;
    }
    const password = randomBytes(24).toString('hex');
    this.sessions.set(password, request);
    response.end(password);
  }
}
