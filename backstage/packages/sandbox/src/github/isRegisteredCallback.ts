const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a `redirect_uri` may be used: same host and port as a registered
 * callback, its path or below. On loopback the port is free. Source: GitHub
 * docs, "Authorizing OAuth apps", Redirect URLs and Loopback redirect urls.
 */
export function isRegisteredCallback(
  redirectUri: string,
  callbackUrls: string[],
): boolean {
  if (!URL.canParse(redirectUri)) {
    return false;
  }
  const given = new URL(redirectUri);
  return callbackUrls.some(callback => {
    const registered = new URL(callback);
    const path = registered.pathname.replace(/\/$/, '');
    return (
      given.protocol === registered.protocol &&
      given.hostname === registered.hostname &&
      (given.port === registered.port || LOOPBACK.includes(given.hostname)) &&
      !given.username &&
      !given.password &&
      (given.pathname === registered.pathname ||
        given.pathname === path ||
        given.pathname.startsWith(`${path}/`))
    );
  });
}
