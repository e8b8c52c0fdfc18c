import { createHash } from 'node:crypto';
import type { Values } from '../values/Value';

/** An account that AWS's documentation uses. */
export const ACCOUNT = '123456789012';

/** Which argument names a resource where it is not `name`, the likeliest first. */
const NAMES = [
  'name',
  'bucket',
  'function_name',
  'identifier',
  'cluster_identifier',
  'replication_group_id',
  'cluster_id',
  'user_group_id',
  'user_id',
  'family',
  'cluster_name',
] as const;

/** What a resource is called, if it is. */
export function nameOf(values: Values): string | undefined {
  for (const argument of NAMES) {
    const value = values[argument];
    if (typeof value === 'string' && value !== '') {
      return value;
    }
  }
  return undefined;
}

/** So many hexadecimal digits, the same for the same seed and purpose. */
export function hex(seed: string, purpose: string, digits: number): string {
  return createHash('sha256')
    .update(seed)
    .update('\0')
    .update(purpose)
    .digest('hex')
    .slice(0, digits);
}

/** As hosted zones and distributions are called: `Z2FDTNDATAQYW2`. */
export const capitals = (seed: string, purpose: string) =>
  hex(seed, purpose, 13).toUpperCase();

export function uuid(seed: string, purpose: string): string {
  const digits = hex(seed, purpose, 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}
