import type { z } from 'zod';

type Read = Readonly<Record<string, unknown>>;

/** A rule between several keys: at which key it is told, what to do, and when it holds. */
export interface Rule {
  path: string;
  message: string;
  holds(config: Read): boolean;
}

/**
 * The schema with rules between its keys. They are judged even where single
 * keys are wrong, so that every problem is told at once; so they read values
 * that may be anything.
 */
export function withRules<T extends z.ZodType>(
  schema: T,
  rules: readonly Rule[],
): T {
  const ruled = rules.reduce(
    (all, { path, message, holds }) =>
      all.refine(value => holds(value as Read), {
        error: message,
        path: [path],
        when: ({ value }) => typeof value === 'object' && value !== null,
      }),
    schema,
  );
  // JSON Schema knows no rules between keys: there they are told in words.
  return ruled.meta({
    ...schema.meta(),
    rules: rules.map(({ path, message }) => ({ path, message })),
  });
}
