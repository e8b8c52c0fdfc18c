import { z } from 'zod';
import { word } from './fields';

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** The parts of an address, each of so many bits, as one number. */
const joined = (parts: readonly number[], bits: bigint) =>
  parts.reduce((all, part) => (all << bits) + BigInt(part), 0n);

const ipv4Number = (address: string) =>
  joined(address.split('.').map(Number), 8n);

function ipv6Number(address: string): bigint {
  // As URLs write it: without an IPv4 address at its end.
  const { hostname } = new URL(`http://[${address}]`);
  const [head, tail] = hostname
    .slice(1, -1)
    .split('::')
    .map(half => (half ? half.split(':') : []).map(part => parseInt(part, 16)));
  const leftOut = 8 - head.length - (tail?.length ?? 0);
  return joined([...head, ...Array(leftOut).fill(0), ...(tail ?? [])], 16n);
}

/** Terraform takes a range by its first address alone: 10.0.0.0/8, not 10.1.2.3/8. */
function isByFirstAddress(cidr: string): boolean {
  const [address, length] = cidr.split('/');
  const [number, bits] = address.includes(':')
    ? [ipv6Number(address), 128]
    : [ipv4Number(address), 32];
  return number % 2n ** BigInt(bits - Number(length)) === 0n;
}

const FIRST = 'must be given by the first address of the range';

/** `10.0.0.0/16` */
export function ipv4Range(described: { title: string; help?: string }) {
  const range = word(
    new RegExp(`^${OCTET}(\\.${OCTET}){3}/(3[0-2]|[12]?\\d)$`),
    'a range of addresses such as 10.0.0.0/16',
    described,
  );
  return range
    .refine(isByFirstAddress, {
      error: FIRST,
      when: ({ issues }) => issues.length === 0,
    })
    .meta({ ...range.meta() });
}

/** `2001:db8::/32` */
export const ipv6Range = (described: { title: string }) =>
  z
    .cidrv6({
      error: 'must be a range of IPv6 addresses such as 2001:db8::/32',
      abort: true,
    })
    .refine(isByFirstAddress, FIRST)
    .meta(described);
