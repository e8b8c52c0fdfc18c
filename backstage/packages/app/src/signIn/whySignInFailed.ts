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
