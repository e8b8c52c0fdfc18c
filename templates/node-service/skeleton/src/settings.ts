import { z } from 'zod';

/** What this service itself can be told, one environment variable each. Yours to change. */
export const settings = {
  /** How people are greeted: belongs to the example in greetings.ts. */
  GREETING: z.string().min(1).max(100).default('Hello'),
};
