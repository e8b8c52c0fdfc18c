import type { RequestHandler } from 'express';

/** @public */
export interface RateLimit {
  requests: number;
  perSeconds: number;
}

/**
 * GitLab's limit on requests, in whole windows of time.
 * Texts and headers: https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
export class RateLimiter {
  private limit?: RateLimit;
  private counts = new Map<string, { window: number; seen: number }>();

  /** Undefined lifts the limit. */
  set(limit: RateLimit | undefined) {
    this.limit = limit;
    this.counts = new Map();
  }

  middleware(): RequestHandler {
    return (request, response, next) => {
      const { limit } = this;
      if (!limit) {
        next();
        return;
      }
      const now = Math.floor(Date.now() / 1000);
      const window = Math.floor(now / limit.perSeconds);
      const who =
        request.get('private-token') ?? request.get('authorization') ?? '';
      const known = this.counts.get(who);
      const seen = known?.window === window ? known.seen + 1 : 1;
      this.counts.set(who, { window, seen });
      const reset = (window + 1) * limit.perSeconds;
      response.set({
        'ratelimit-name': 'throttle_authenticated_api',
        'ratelimit-limit': String(limit.requests),
        'ratelimit-observed': String(seen),
        'ratelimit-remaining': String(Math.max(0, limit.requests - seen)),
        'ratelimit-reset': String(reset),
        'ratelimit-resettime': new Date(reset * 1000).toUTCString(),
      });
      if (seen <= limit.requests) {
        next();
        return;
      }
      response
        .status(429)
        .set('retry-after', String(reset - now))
        .type('text/plain')
        .send('Retry later\n');
    };
  }
}
