import { z } from 'zod';

/** Labels of a host; a dot at the end makes it absolute, which it is anyway. */
const HOST =
  '(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?';

const matches =
  (pattern: string) =>
  (value: string): boolean =>
    new RegExp(`^${pattern}$`, 'i').test(value);

interface ValueForm {
  /** `must be …` */
  expected: string;
  fits(value: string): boolean;
}

/** What stands in a record of each type (Route 53 developer guide, "supported DNS record types", 2025). */
export const recordValues = {
  A: {
    expected: 'an IPv4 address',
    fits: value => z.ipv4().safeParse(value).success,
  },
  AAAA: {
    expected: 'an IPv6 address',
    fits: value => z.ipv6().safeParse(value).success,
  },
  CAA: {
    expected: 'flags, tag and quoted value, such as 0 issue "example.com"',
    fits: matches(
      '\\d{1,3} (issue|issuewild|iodef) "[\\x20-\\x21\\x23-\\x7e]*"',
    ),
  },
  CNAME: { expected: 'a host name', fits: matches(HOST) },
  MX: {
    expected: 'priority and host, such as 10 mail.example.com',
    fits: matches(`\\d{1,5} ${HOST}`),
  },
  NS: { expected: 'a host name', fits: matches(HOST) },
  PTR: { expected: 'a host name', fits: matches(HOST) },
  SRV: {
    expected: 'priority, weight, port and host, such as 1 10 5269 example.com',
    fits: matches(`\\d{1,5} \\d{1,5} \\d{1,5} ${HOST}`),
  },
  TXT: {
    expected:
      'up to 4,000 printable characters of ASCII without " and \\; quotes are put around them',
    fits: matches('[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]{1,4000}'),
  },
} satisfies Readonly<Record<string, ValueForm>>;

export type RecordType = keyof typeof recordValues;

export const recordTypes = Object.keys(recordValues) as [
  RecordType,
  ...RecordType[],
];
