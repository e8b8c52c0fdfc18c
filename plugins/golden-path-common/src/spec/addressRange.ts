import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** Instance metadata and its kin: whoever reaches it has the node's credentials. */
export const LINK_LOCAL = '169.254.0.0/16';

const [linkLocal, LINK_LOCAL_BITS] = ipaddr.IPv4.parseCIDR(LINK_LOCAL);

const isLinkLocal = (cidr: string) => {
  const [address, bits] = ipaddr.IPv4.parseCIDR(cidr);
  return bits >= LINK_LOCAL_BITS && address.match(linkLocal, LINK_LOCAL_BITS);
};

/** Whether link-local addresses are a part of a wider range. */
export function includesLinkLocal(cidr: string): boolean {
  const [address, bits] = ipaddr.IPv4.parseCIDR(cidr);
  return bits < LINK_LOCAL_BITS && linkLocal.match(address, bits);
}

/** IPv4 addresses that a NetworkPolicy may let through: `10.20.0.0/16`. */
export const addressRange = z.cidrv4().refine(cidr => !isLinkLocal(cidr), {
  message: `services never reach ${LINK_LOCAL}, where a node's credentials are`,
  // What is no range at all has its own message.
  when: ({ issues }) => issues.length === 0,
});
