import { BlockList, isIP } from 'node:net';

const here = new BlockList();
here.addSubnet('127.0.0.0', 8, 'ipv4');
here.addAddress('0.0.0.0', 'ipv4');
here.addAddress('::1', 'ipv6');
here.addAddress('::', 'ipv6');

/** Whether an address stays on this machine; an unreadable one is not one. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const host = new URL(address).hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  const version = isIP(host);
  return version === 0
    ? host === 'localhost' || host.endsWith('.localhost')
    : here.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
