/** A browser at the sandbox's sign-in page: it has no script to run. */
export async function choosePerson(
  authorizeUrl: string,
  button: { login: string } | { cancel: '1' },
): Promise<string> {
  const page = await fetch(authorizeUrl);
  const markup = await page.text();
  const request = /name="request" value="([0-9a-f]+)"/.exec(markup)?.[1];
  if (!request) {
    throw new Error(`no sign-in page: ${page.status} ${markup}`);
  }
  const answer = await fetch(new URL('/login/oauth/authorize', authorizeUrl), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ request, ...button }),
  });
  const location = answer.headers.get('location');
  if (answer.status !== 302 || !location) {
    throw new Error(`no way back: ${answer.status} ${await answer.text()}`);
  }
  return location;
}
