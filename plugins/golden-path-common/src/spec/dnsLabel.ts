import { z } from 'zod';

const DNS_LABEL = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;

/** A DNS-1123 label that starts with a letter. */
export const dnsLabel = (what: string, min: number, max: number) =>
  z
    .string()
    .min(min, `${what} needs at least ${min} characters`)
    .max(max, `${what} may have at most ${max} characters`)
    .regex(
      DNS_LABEL,
      `${what} may contain lower-case letters, digits and hyphens, must start with a letter and must not end with a hyphen`,
    );
