export interface GitCredential {
  /** Origin or longer prefix that the credential is for. */
  urlPrefix: string;
  username: string;
  password: string;
}

/** A server that sends nothing for this long is given up. Seconds. */
const SILENCE_S = '30';

/**
 * Additions to the environment of a git process: only HTTP, links written as
 * plain files, and the credential where neither `ps` nor a log sees it, sent
 * to its own host only.
 */
export function readOnlyGitEnvironment(
  credential?: GitCredential,
): Record<string, string> {
  const settings: [string, string][] = [
    ['core.symlinks', 'false'],
    // Empty answers: a refused credential then reads "Authentication failed".
    ['core.askPass', 'true'],
    // One process less per fetch; clones here are small and short-lived.
    ['maintenance.auto', 'false'],
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', SILENCE_S],
  ];
  if (credential) {
    const { urlPrefix, username, password } = credential;
    const basic = Buffer.from(`${username}:${password}`).toString('base64');
    settings.push([
      `http.${urlPrefix}.extraHeader`,
      `Authorization: Basic ${basic}`,
    ]);
  }
  return {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ALLOW_PROTOCOL: 'http:https',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}
