import { ResponseError } from '@backstage/errors';

/** What went wrong on the way in, for the person in front of the page. */
export function whySignInFailed(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/unable to resolve user identity|user not found/i.test(message)) {
    return 'GitHub knows you, CloudForge does not: its catalog has nobody with your GitHub user name or e-mail address. Ask a platform administrator to add you, or sign in to GitHub as somebody else.';
  }
  if (/popup was closed|login failed, rejected by user/i.test(message)) {
    return 'The GitHub window was closed before you had signed in. Try again.';
  }
  return `GitHub did not sign you in: ${message}`;
}

/** Why somebody could not look around as a guest. */
export function whyGuestFailed(error: unknown): string {
  const status =
    error instanceof ResponseError ? error.response.status : undefined;
  if (status !== undefined && status < 500) {
    return 'This portal does not let guests in. Sign in with GitHub.';
  }
  return 'The portal did not answer. Try again in a moment.';
}
