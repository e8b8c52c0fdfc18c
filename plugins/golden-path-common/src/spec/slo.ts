import { z } from 'zod';
import { limits } from './limits';

/**
 * Upper bounds, in milliseconds, that a latency objective can have: they are
 * buckets of the histogram that every service offers, so that the share of
 * requests within one is counted, not estimated.
 *
 * @public
 */
export const latencyBounds = [50, 100, 300, 500, 1000, 2500, 5000] as const;

/** At most three decimals: 99.999 is "five nines". */
const objective = (what: string) =>
  z
    .number()
    .min(limits.objective.min, `${what} is at least ${limits.objective.min}`)
    .max(limits.objective.max, `${what} is at most ${limits.objective.max}`)
    .refine(percent => Number(percent.toFixed(3)) === percent, {
      error: `${what} has at most three decimals`,
    });

/** @public */
export const sloSchema = z
  .strictObject({
    availability: objective('The availability').meta({
      title: 'Availability',
      description: 'Percent of requests that do not fail, such as 99.5',
    }),
    latency: z
      .strictObject({
        percent: objective('The share of fast requests').meta({
          title: 'Share',
          description: 'Percent of requests that are fast enough, such as 99',
        }),
        milliseconds: z
          .literal([...latencyBounds], {
            error: `the bound is one of ${latencyBounds.join(', ')}`,
          })
          .meta({ title: 'Milliseconds' }),
      })
      .meta({ title: 'Latency' }),
  })
  .meta({
    title: 'Service level objective',
    description:
      'What users may rely on over 30 days; alerts are made from it. The platform has one for services that say none.',
  });

/**
 * What users of a service may rely on, in percent of requests over 30 days.
 *
 * @public
 */
export type Slo = z.infer<typeof sloSchema>;
