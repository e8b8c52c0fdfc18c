import { z } from 'zod';
import { faultSettings } from './faultSettings.ts';
import { wholeNumber } from './wholeNumber.ts';

const address = z.url({
  protocol: /^https?$/,
  error: 'must be an http or https address',
});

/** What this service itself can be told, one environment variable each. */
export const settings = {
  ...faultSettings,
  /** How people are greeted: belongs to the example in greetings.ts. */
  GREETING: z.string().min(1).max(100).default('Hello'),
  RENTAL_URL: address.default('http://localhost:8081'),
  VEHICLES_URL: address.default('http://localhost:8082'),
  /** How long another service may take to answer, in milliseconds. */
  UPSTREAM_TIMEOUT: wholeNumber({ min: 1, max: 60_000 }).default(2_000),
};
