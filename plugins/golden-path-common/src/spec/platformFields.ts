import { z } from 'zod';

export const address = (what: string) =>
  z
    .string()
    .regex(
      /^https?:\/\/[\w.-]+(:\d+)?(\/[\w.~-]+)*\/*$/,
      `${what} is an http or https address without user, query or fragment`,
    )
    .transform(url => url.replace(/\/+$/, ''));

export const dnsLabel = (what: string) =>
  z
    .string()
    .max(63)
    .regex(
      /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
      `${what} may contain lower-case letters, digits and hyphens`,
    );

export const dnsName = (what: string, max: number) =>
  z
    .string()
    .max(max)
    .regex(
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/,
      `${what} is a lower-case DNS name`,
    );

export const groupPath = (what: string) =>
  z
    .string()
    .regex(
      /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/,
      `${what} is the full path of a GitLab group`,
    );

export const registry = (what: string) =>
  z
    .string()
    .max(253)
    .regex(
      /^[a-z0-9][a-z0-9.-]*(:\d+)?(\/[a-z0-9][a-z0-9._-]*)*$/,
      `${what} is the address of a container registry, without a protocol`,
    );

export const labelKey = z
  .string()
  .regex(
    /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/,
    'the key of a Kubernetes label',
  );

export const labelValue = z
  .string()
  .regex(
    /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/,
    'the value of a Kubernetes label',
  );

/** An image with a tag, a digest or neither. */
export const image = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._/:@-]*$/, 'an image reference')
  .max(512);
