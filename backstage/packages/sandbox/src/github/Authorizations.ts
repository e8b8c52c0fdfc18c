import { createHash, randomBytes } from 'node:crypto';
import { isSameSecret } from '../credentials';

/** GitHub's codes live for ten minutes. */
const CODE_LIFETIME_MS = 10 * 60_000;
/** Beyond this many unfinished sign-ins the oldest is forgotten. */
const MAX_PENDING = 1000;

export interface AuthorizationRequest {
  redirectUri: string;
  state?: string;
  scopes: string[];
  codeChallenge?: string;
  codeChallengeMethod?: string;
}

export interface Grant extends AuthorizationRequest {
  login: string;
}

interface Expiring<T> {
  value: T;
  expiresAt: number;
}

/** Hands out random keys, each good once and for ten minutes. */
class OneTimeKeys<T> {
  readonly #entries = new Map<string, Expiring<T>>();
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  issue(value: T): string {
    const key = randomBytes(20).toString('hex');
    const expiresAt = this.#clock() + CODE_LIFETIME_MS;
    this.#entries.set(key, { value, expiresAt });
    if (this.#entries.size > MAX_PENDING) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    return key;
  }

  take(key: string): T | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    return entry && entry.expiresAt > this.#clock() ? entry.value : undefined;
  }
}

/** Sign-ins on their way: from the page shown, to the code, to the token. */
export class Authorizations {
  readonly #requests: OneTimeKeys<AuthorizationRequest>;
  readonly #grants: OneTimeKeys<Grant>;

  constructor(clock: () => number = Date.now) {
    this.#requests = new OneTimeKeys(clock);
    this.#grants = new OneTimeKeys(clock);
  }

  /** The page was shown; its form carries what this returns. */
  begin(request: AuthorizationRequest): string {
    return this.#requests.issue(request);
  }

  /** Somebody pressed a button of the page. */
  takeRequest(key: string): AuthorizationRequest | undefined {
    return this.#requests.take(key);
  }

  grant(grant: Grant): string {
    return this.#grants.issue(grant);
  }

  /** Each code is good once; a wrong verifier uses it up too. */
  redeem(code: string, verifier: string | undefined): Grant | undefined {
    const grant = this.#grants.take(code);
    return grant && isVerified(grant, verifier) ? grant : undefined;
  }
}

/** Source: RFC 7636, 4.6. */
function isVerified(grant: Grant, verifier: string | undefined): boolean {
  if (!grant.codeChallenge) {
    return true;
  }
  const given =
    grant.codeChallengeMethod === 'S256'
      ? createHash('sha256')
          .update(verifier ?? '')
          .digest('base64url')
      : verifier ?? '';
  return isSameSecret(given, grant.codeChallenge);
}
