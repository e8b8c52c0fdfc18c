import type { z } from 'zod';
import type { DesignFile } from '../design';

/**
 * A design that is known to be good, made of a few parameters. Adding one is
 * adding a file and its line in `registry.ts`.
 *
 * @public
 */
export interface Blueprint<Params extends object = object> {
  /** As in a command or an address: `s3`. */
  id: string;
  /** For people: `Private bucket`. */
  title: string;
  /** One sentence: what it makes. */
  description: string;
  /** What may be chosen, each with title and default; unknown keys are refused. */
  paramsSchema: z.ZodType<Params>;
  /** Without a problem, and with no finding above `low` for the default parameters. */
  design(params: Params): DesignFile;
}
