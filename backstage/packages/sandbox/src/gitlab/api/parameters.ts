import type { Request } from 'express';
import { z } from 'zod';
import { parameterError } from './errors';

/** `true`, `"true"`, `1`: JSON, form and query alike. */
export const flag = z.preprocess(value => {
  if (value === 'true' || value === '1' || value === 1) return true;
  if (value === 'false' || value === '0' || value === 0) return false;
  return value;
}, z.boolean());

export const integer = z.preprocess(
  value =>
    typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value,
  z.number().int(),
);

/** A list; the query form `a[]=1&a[]=2` and `a=1,2` too. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value =>
      typeof value === 'string' ? value.split(',').filter(Boolean) : value,
    z.array(item),
  );

export const text = z.preprocess(
  value => (typeof value === 'number' ? String(value) : value),
  z.string(),
);

function describe(issue: z.core.$ZodIssue, input: unknown): string {
  const [head, ...rest] = issue.path.map(String);
  const name = `${head ?? ''}${rest.map(part => `[${part}]`).join('')}`;
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
  if (value === undefined || value === null) return `${name} is missing`;
  if (issue.code === 'invalid_value') {
    return `${name} does not have a valid value`;
  }
  if (issue.code === 'too_small') return `${name} is empty`;
  return `${name} is invalid`;
}

/**
 * The parameters of a request, from its query and body, as GitLab takes them.
 *
 * @throws ApiError 400 that names each missing or wrong one
 */
export function parameters<T extends z.ZodType>(
  request: Request,
  schema: T,
): z.output<T> {
  const body =
    typeof request.body === 'object' && !Buffer.isBuffer(request.body)
      ? request.body
      : {};
  const input = { ...request.query, ...body };
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(issue => describe(issue, input));
  throw parameterError([...new Set(problems)].join(', '));
}
