/**
 * Reads environment variables for the configuration. GITLAB_HOST, unless it is
 * given, is the host in GITLAB_BASE_URL, which configuration cannot work out.
 */
export function readVariable(
  env: Readonly<Record<string, string | undefined>>,
): (name: string) => Promise<string | undefined> {
  return async name => {
    const value = env[name]?.trim();
    if (name === 'GITLAB_HOST' && !value) {
      const url = env.GITLAB_BASE_URL ?? '';
      return URL.canParse(url) ? new URL(url).host : undefined;
    }
    return value;
  };
}
