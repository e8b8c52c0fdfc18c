import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  GitLabIntegrationConfig,
  ScmIntegrations,
} from '@backstage/integration';

/** A tab of a page: better an error than a long wait. */
const TIMEOUT_MS = 15_000;

/** Asks a GitLab with the token of its integration. */
export class GitLabReader {
  readonly #config: GitLabIntegrationConfig;

  private constructor(config: GitLabIntegrationConfig) {
    this.#config = config;
  }

  /**
   * @param host - with its port, as in `integrations.gitlab`
   * @throws NotFoundError where no integration has that host
   */
  static of(integrations: ScmIntegrations, host: string): GitLabReader {
    const integration = integrations.gitlab.byHost(host);
    if (!integration) {
      throw new NotFoundError(
        `The portal is not connected to a GitLab at ${host}.`,
      );
    }
    return new GitLabReader(integration.config);
  }

  /** `path` is relative to the REST API, with its query. */
  async rest(path: string): Promise<Response> {
    return this.#ask(`${this.#config.apiBaseUrl}/${path}`, {});
  }

  async graphql(query: string, variables: object): Promise<Response> {
    const url = this.#config.apiBaseUrl.replace(/\/v4\/?$/, '/graphql');
    return this.#ask(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
  }

  async #ask(url: string, request: RequestInit): Promise<Response> {
    const { host, token } = this.#config;
    try {
      return await fetch(url, {
        ...request,
        headers: {
          ...request.headers,
          ...(token ? { 'PRIVATE-TOKEN': token } : {}),
        },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        `GitLab (${host}) did not answer. Try again in a moment.`,
        error,
      );
    }
  }
}
