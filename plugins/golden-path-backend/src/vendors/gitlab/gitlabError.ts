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

/** A limit of one endpoint, not of all requests: lib/api/helpers/rate_limiter.rb of GitLab. */
const ENDPOINT_LIMIT = /requested too many times/i;

/** `limit_reached` of app/models/project.rb of GitLab, which sends it with 403. */
const PROJECTS_LIMIT =
  /project limit is \d+|personal project creation is not allowed/i;

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
  const asked = retryAfter(response.headers, Date.now());
  const said = text ? ` GitLab says: ${text}` : '';
  if (status === 401) {
    return new VendorUnavailableError(
      `Could not ${what}: GitLab refused the platform's token (401): it is wrong, expired or revoked. Ask a platform administrator to check cloudforge.gitlab.token.`,
      false,
    );
  }
  if (PROJECTS_LIMIT.test(text)) {
    return new NotAllowedError(
      `Could not ${what}: the platform's user may have no more projects on GitLab (${status}), so nothing was created.${said} Ask a GitLab administrator to raise the user's projects limit.`,
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
        limit && ENDPOINT_LIMIT.test(text) ? ` ${limit}` : ''
      }${whenAgain(asked)}${said}`,
      false,
      asked,
    );
  }
  if (status === 409 || (status < 500 && CLASH.test(text))) {
    return new ConflictError(
      `Could not ${what}: it clashes with what GitLab has.${said}`,
    );
  }
  if (status >= 500) {
    return new VendorUnavailableError(
      `Could not ${what}: GitLab failed (${status}).${whenAgain(
        asked,
      )} If it stays so, a platform administrator should look at GitLab's status.${said}`,
      true,
      asked,
    );
  }
  return new InputError(
    `Could not ${what}: GitLab refused it (${status}).${said}`,
  );
}

/** An hour and longer is said as a time, which stays true when it is read later. */
function whenAgain(asked: number | undefined): string {
  if (asked === undefined) {
    return ' Try again in a few minutes.';
  }
  const minutes = Math.max(1, Math.ceil(asked / 60_000));
  if (minutes <= 60) {
    return ` Try again in ${minutes} min.`;
  }
  const time = new Date(Date.now() + asked).toISOString();
  return ` Try again later, at ${time.slice(0, 10)} ${time.slice(
    11,
    16,
  )} UTC at the latest.`;
}
