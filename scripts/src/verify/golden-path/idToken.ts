import { createHmac, randomBytes } from 'node:crypto';

/** Of this run: nobody else can make a token. */
const SECRET = randomBytes(32);

const encode = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

const signatureOf = (text: string) =>
  createHmac('sha256', SECRET).update(text).digest('base64url');

/** What GitLab says of a job. */
export interface Identity {
  audience: string;
  project: string;
  branch: string;
}

/**
 * The identity token that GitLab would make for a job.
 * Source: https://docs.gitlab.com/ci/secrets/id_token_authentication
 */
export function idToken({ audience, project, branch }: Identity): string {
  const text = [
    encode({ alg: 'HS256', typ: 'JWT' }),
    encode({
      aud: audience,
      sub: `project_path:${project}:ref_type:branch:ref:${branch}`,
    }),
  ].join('.');
  return `${text}.${signatureOf(text)}`;
}

/** Undefined when somebody else has made or changed the token. */
export function claimsOf(token: string): Record<string, unknown> | undefined {
  const [header, payload, signature] = token.trim().split('.');
  return payload && signature === signatureOf(`${header}.${payload}`)
    ? JSON.parse(Buffer.from(payload, 'base64url').toString())
    : undefined;
}
