/** Of IPv4 a 128th of all addresses; nobody has been given more (IANA IPv4 address space registry). */
const WIDE_IPV4 = 8;

/** Registries themselves get at most a /12, to give it to many (IANA IPv6 global unicast assignments). */
const WIDE_IPV6 = 16;

/** fc00::/7, which no router of the internet knows (RFC 4193). */
const PRIVATE_IPV6 = /^f[cd]/i;

/** Whether a range holds the whole internet or a large part of it: two halves of it let in as much as the whole. */
export function isWideRange(cidr: string): boolean {
  const [address, length] = cidr.split('/');
  return address.includes(':')
    ? Number(length) < WIDE_IPV6 && !PRIVATE_IPV6.test(address)
    : Number(length) < WIDE_IPV4;
}
