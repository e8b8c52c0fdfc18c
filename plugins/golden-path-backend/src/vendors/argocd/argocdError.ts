import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { VendorUnavailableError } from '../http';

/** Longest share of Argo CD's own text in an error. */
const MAX_TEXT = 500;

/** Argo CD's answer to the creation of an Application whose name is taken (`server/application/application.go`, Create). */
const TAKEN = /existing application spec is different/i;

/**
 * Refusals of an Application that pass when Argo CD has seen the AppProject or
 * the repository that were made a moment ago, or when a deletion is through
 * (`server/application/application.go`, getAppProject and Sync;
 * `util/argo/argo.go`, validateRepo; `util/git/client.go`, LsRemote).
 */
const PASSING =
  /project does not exist|repositor(y|ies) not (accessible|found)|unable to resolve|failed to list refs|app path does not exist|application is deleting/i;

/** Whether Argo CD may well accept tomorrow, or in a second, what it has refused. */
export function isPassingRefusal(error: unknown): boolean {
  return error instanceof Error && PASSING.test(error.message);
}

/** The text in Argo CD's answer: its gRPC gateway writes `message` and `error`. */
export function argocdText(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed) {
      const { message, error } = parsed as {
        message?: unknown;
        error?: unknown;
      };
      return String(message ?? error ?? '').slice(0, MAX_TEXT);
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

/**
 * A refusal of Argo CD, in words that the person reading can act on.
 *
 * @param right - what the account has to be allowed: `read applications`
 */
export function argocdError(
  status: number,
  { what, right, text }: { what: string; right: string; text: string },
): Error {
  const said = text ? ` Argo CD says: ${text}` : '';
  if (status === 401) {
    return new VendorUnavailableError(
      `Could not ${what}: Argo CD refused the platform's token (401): it is wrong, expired or revoked. Ask a platform administrator to check cloudforge.argocd.token.`,
      false,
    );
  }
  if (status === 403) {
    return new NotAllowedError(
      `Could not ${what}: Argo CD does not allow it to the platform's token (403).${said} Ask a platform administrator to let the account ${right}.`,
    );
  }
  if (status === 404) {
    return new NotFoundError(
      `Could not ${what}: Argo CD does not have it (404).${said}`,
    );
  }
  if (status === 429 || status >= 500) {
    return new VendorUnavailableError(
      `Could not ${what}: Argo CD failed (${status}).${said} Try again; if it stays so, a platform administrator should look at Argo CD.`,
      status !== 429,
    );
  }
  if (status === 409 || TAKEN.test(text)) {
    return new ConflictError(
      `Could not ${what}: Argo CD has another one of this name (${status}).${said}`,
    );
  }
  return new InputError(
    `Could not ${what}: Argo CD refused it (${status}).${said}`,
  );
}
