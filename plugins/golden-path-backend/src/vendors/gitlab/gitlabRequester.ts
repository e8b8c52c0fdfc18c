import { createRequesterFn } from '@gitbeaker/requester-utils';
import type {
  FormattedResponse,
  RequesterType,
  ResourceOptions,
  ResponseBodyTypes,
} from '@gitbeaker/requester-utils';
import { Purpose, VendorTransport, VendorUnavailableError } from '../http';
import { gitlabError, gitlabText } from './gitlabError';

/** What gitbeaker's own options handler has made of a call. */
interface PreparedRequest {
  method: string;
  prefixUrl: string;
  searchParams?: string;
  body?: string;
  headers?: Record<string, string>;
}

/**
 * The requester that gitbeaker's resources send through: its own repeats at
 * once and ten times, whatever `Retry-After` says, and a POST after a 502 too.
 */
export function gitlabRequester(
  transport: VendorTransport,
  purpose: Purpose,
): (options: ResourceOptions) => RequesterType {
  const handle = async (
    endpoint: string,
    options?: Record<string, unknown>,
  ): Promise<FormattedResponse<ResponseBodyTypes>> => {
    const { method, prefixUrl, searchParams, body, headers } =
      options as unknown as PreparedRequest;
    const url = new URL(endpoint, `${prefixUrl.replace(/\/+$/, '')}/`);
    url.search = searchParams ?? '';
    const response = await transport.send(
      { method, url, headers, body },
      purpose,
    );
    if (response.status >= 400) {
      const text = transport.withoutSecrets(
        gitlabText(response.text),
        purpose.secrets,
      );
      throw gitlabError(response, purpose, text);
    }
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      body: parseBody(response.text, purpose.what),
    };
  };
  return createRequesterFn(async (_service, options) => options, handle);
}

function parseBody(text: string, what: string): ResponseBodyTypes {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    throw new VendorUnavailableError(
      `Could not ${what}: what answered is not GitLab's API. A platform administrator should check cloudforge.gitlab.apiUrl.`,
      true,
    );
  }
}
