import { z } from 'zod';
import { wholeNumber } from './wholeNumber.ts';

/** Faults that the service shall show; none by default. */
export const faultSettings = {
  /** Of 100 requests, so many fail with 500. */
  FAULT_ERROR_PERCENT: wholeNumber({ min: 0, max: 100 }).default(0),
  /** Every request takes so much longer, in milliseconds. */
  FAULT_LATENCY: wholeNumber({ min: 0, max: 10_000 }).default(0),
  /** Whoever knows it may change the faults at `/faults`; without it there is no such endpoint. */
  FAULT_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional(),
};
