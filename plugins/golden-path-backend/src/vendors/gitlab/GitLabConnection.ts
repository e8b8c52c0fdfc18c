import { InputError } from '@backstage/errors';
import type { BaseResourceOptions } from '@gitbeaker/requester-utils';
import {
  Purpose,
  RetryPolicy,
  VendorConfig,
  VendorTransport,
  defaultRetryPolicy,
} from '../http';
import { gitlabRequester } from './gitlabRequester';

const API_PATH = '/api/v4';

type Call = Omit<Purpose, 'repeatable'>;
type Resource<T> = new (options: BaseResourceOptions<false>) => T;

/**
 * Makes gitbeaker's resources for one call each, so that the call's purpose,
 * its signal and whether it may be repeated reach the transport.
 */
export class GitLabConnection {
  static create(
    config: VendorConfig,
    policy: RetryPolicy = defaultRetryPolicy,
  ): GitLabConnection {
    const apiUrl = config.apiUrl.replace(/\/+$/, '');
    if (!apiUrl.endsWith(API_PATH)) {
      throw new InputError(
        `cloudforge.gitlab.apiUrl must be GitLab's REST address and end in ${API_PATH}; it is "${apiUrl}"`,
      );
    }
    const transport = new VendorTransport('GitLab', config, policy);
    const host = apiUrl.slice(0, -API_PATH.length);
    return new GitLabConnection(host, transport, policy);
  }

  private constructor(
    private readonly host: string,
    private readonly transport: VendorTransport,
    readonly policy: RetryPolicy,
  ) {}

  reading<T>(resource: Resource<T>, purpose: Call): T {
    return this.use(resource, { ...purpose, repeatable: true });
  }

  /** A change that comes out the same when it is made twice. */
  repeating<T>(resource: Resource<T>, purpose: Call): T {
    return this.use(resource, { ...purpose, repeatable: true });
  }

  /** A change that must be looked for before it is tried again. */
  writing<T>(resource: Resource<T>, purpose: Call): T {
    return this.use(resource, { ...purpose, repeatable: false });
  }

  private use<T>(Type: Resource<T>, purpose: Purpose): T {
    return new Type({
      host: this.host,
      requesterFn: gitlabRequester(this.transport, purpose),
      // Time-outs and limits are the transport's.
      queryTimeout: null,
      rateLimits: {},
    });
  }
}
