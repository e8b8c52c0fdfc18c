import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { VendorUnavailableError } from '../http';

/** Longest share of Argo CD's own text in an error. */
const MAX_TEXT = 500;

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

/** A refusal of Argo CD, in words that the person reading can act on. */
export function argocdError(status: number, what: string, text: string): Error {
  const said = text ? ` Argo CD says: ${text}` : '';
  if (status === 401) {
    return new VendorUnavailableError(
      `Could not ${what}: Argo CD refused the platform's token (401): it is wrong, expired or revoked. Ask a platform administrator to check cloudforge.argocd.token.`,
      false,
    );
  }
  if (status === 403) {
    return new NotAllowedError(
      `Could not ${what}: Argo CD does not allow it to the platform's token (403).${said} Ask a platform administrator to let the account read applications and projects.`,
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
  return new InputError(
    `Could not ${what}: Argo CD refused it (${status}).${said}`,
  );
}
