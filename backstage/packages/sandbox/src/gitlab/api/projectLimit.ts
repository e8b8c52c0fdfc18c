import { ApiError } from './errors';

const SECONDS_A_DAY = 86_400;

/**
 * GitLab's limit on `POST /projects` of one user, counted by days that begin
 * at 00:00 UTC; attempts that are refused count too. `Retry-After` always says
 * a whole day, however little of it is left.
 * Sources: https://docs.gitlab.com/rate_limits/api/projects/ (200 a day),
 * lib/api/helpers/rate_limiter.rb, lib/gitlab/application_rate_limiter.rb.
 */
export class ProjectLimit {
  private counts = new Map<number, { day: number; seen: number }>();

  constructor(private perDay?: number) {}

  /** Undefined lifts the limit. */
  set(perDay: number | undefined) {
    this.perDay = perDay;
    this.counts = new Map();
  }

  /** @throws ApiError 429 from the first project above the limit */
  count(userId: number) {
    const { perDay } = this;
    if (perDay === undefined) return;
    const day = Math.floor(Date.now() / 1000 / SECONDS_A_DAY);
    const known = this.counts.get(userId);
    const seen = known?.day === day ? known.seen + 1 : 1;
    this.counts.set(userId, { day, seen });
    if (seen > perDay) {
      throw new ApiError(
        429,
        {
          message: {
            error:
              'This endpoint has been requested too many times. Try again later.',
          },
        },
        { 'retry-after': String(SECONDS_A_DAY) },
      );
    }
  }
}
