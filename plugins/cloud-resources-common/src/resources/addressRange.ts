import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { word } from './fields';

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** Terraform takes a range by its first address alone: 10.0.0.0/8, not 10.1.2.3/8. */
function isByFirstAddress(cidr: string): boolean {
  const { IPv4, IPv6 } = ipaddr;
  const [address] = ipaddr.parseCIDR(cidr);
  const family = address.kind() === 'ipv6' ? IPv6 : IPv4;
  return `${family.networkAddressFromCIDR(cidr)}` === `${address}`;
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
