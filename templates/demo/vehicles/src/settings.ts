import { z } from 'zod';
import { faultSettings } from './faultSettings.ts';

/** What this service itself can be told, one environment variable each. */
export const settings = {
  ...faultSettings,
  /** How people are greeted: belongs to the example in greetings.ts. */
  GREETING: z.string().min(1).max(100).default('Hello'),
};
