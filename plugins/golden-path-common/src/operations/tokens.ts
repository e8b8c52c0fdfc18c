/**
 * A service that the golden path has made.
 *
 * @public
 */
export interface ServiceSummary {
  name: string;
  /** Entity reference. */
  owner: string;
}

/**
 * What is known of the token by which a service's pipeline writes its GitOps
 * repository.
 *
 * @public
 */
export interface ServiceToken {
  /** `YYYY-MM-DD`, when this day begins in UTC; absent when the pipeline has no token that works. */
  expiresAt?: string;
  /** Deploy tokens that work; more than one after a rotation that was cut short. */
  tokens: number;
}

/** @public */
export interface TokenRotation {
  /** When the new token ends, `YYYY-MM-DD`. */
  expiresAt: string;
  /** How many older tokens were revoked. */
  revoked: number;
}
