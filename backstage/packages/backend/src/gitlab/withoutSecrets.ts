const SECRET = /token|secret|password|import_url/i;

/**
 * An answer of GitLab's API without what it shows to maintainers only, such as
 * `runners_token`: the portal asks with its own token, whoever is looking.
 */
export function withoutSecrets(json: string): unknown {
  return JSON.parse(json, (key, value) =>
    SECRET.test(key) ? undefined : value,
  );
}
