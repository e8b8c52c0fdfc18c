/** How to reach one vendor's API. */
export interface VendorConfig {
  /** REST base, without a trailing slash. */
  apiUrl: string;
  /** Never logged, stored or shown. */
  token: string;
  /** Milliseconds that one request may take, from sending to the last byte of its answer. */
  requestTimeout: number;
}

/** Every call may be given up by the operation on whose behalf it is made. */
export interface CallOptions {
  signal: AbortSignal;
}
