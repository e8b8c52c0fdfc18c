import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Purpose,
  VendorResponse,
  VendorUnavailableError,
  retryAfter,
} from '../http';

/** Longest share of GitLab's own text in an error. */
const MAX_TEXT = 500;

const CLASH = /has already been taken|already exists/i;

/** The text in GitLab's answer: `message` or `error`, a string or a list per field. */
export function gitlabText(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed) {
      const { message, error } = parsed as {
        message?: unknown;
        error?: unknown;
      };
      return flatten(message ?? error ?? parsed).slice(0, MAX_TEXT);
    }
  } catch {
    // Not JSON: a proxy's page or plain text.
  }
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}

function flatten(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(flatten).join(', ');
  }
  if (typeof value === 'object' && value) {
    return Object.entries(value)
      .map(([key, text]) => `${key} ${flatten(text)}`)
      .join('; ');
  }
  return String(value);
}

/** A refusal of GitLab, in words that the person reading can act on. */
export function gitlabError(
  response: Pick<VendorResponse, 'status' | 'headers'>,
  { what, limit }: Pick<Purpose, 'what' | 'limit'>,
  text: string,
): Error {
  const { status } = response;
  const said = text ? ` GitLab says: ${text}` : '';
  if (status === 401) {
    return new VendorUnavailableError(
      `Could not ${what}: GitLab refused the platform's token (401): it is wrong, expired or revoked. Ask a platform administrator to check cloudforge.gitlab.token.`,
      false,
    );
  }
  if (status === 403) {
    return new NotAllowedError(
      `Could not ${what}: GitLab does not allow it to the platform's token (403).${said} Ask a platform administrator to give the token's user the role Owner in both groups and the scope api.`,
    );
  }
  if (status === 404) {
    return new NotFoundError(
      `Could not ${what}: GitLab does not have it, or hides it from the platform's token (404).${said}`,
    );
  }
  if (status === 429) {
    return new VendorUnavailableError(
      `Could not ${what}: GitLab takes no more such requests for now (429).${
        limit ? ` ${limit}` : ''
      }${pause(response)}${said}`,
      false,
    );
  }
  if (status === 409 || (status < 500 && CLASH.test(text))) {
    return new ConflictError(
      `Could not ${what}: it clashes with what GitLab has.${said}`,
    );
  }
  if (status >= 500) {
    return new VendorUnavailableError(
      `Could not ${what}: GitLab failed (${status}).${said} Try again; if it stays so, a platform administrator should look at GitLab's status.`,
      true,
    );
  }
  return new InputError(
    `Could not ${what}: GitLab refused it (${status}).${said}`,
  );
}

function pause({ headers }: Pick<VendorResponse, 'headers'>): string {
  const wait = retryAfter(headers, Date.now());
  return wait === undefined
    ? ' Try again in a few minutes.'
    : ` Try again in ${Math.ceil(wait / 60_000)} min.`;
}
