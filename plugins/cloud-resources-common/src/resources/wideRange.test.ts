import { findingsIn } from '../__testUtils__/rendered';
import { isWideRange } from './wideRange';

const ssh = (range: object) =>
  findingsIn([
    [
      'door',
      'SECURITY_GROUP',
      { ingress: [{ ...range, fromPort: 22, toPort: 22 }] },
    ],
  ]);

describe('a wide range of addresses', () => {
  it.each(['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '64.0.0.0/7', '::/0'])(
    'is %s',
    cidr => expect(isWideRange(cidr)).toBe(true),
  );

  it.each(['2000::/3', '2001::/15', '8000::/1'])('is %s of IPv6', cidr =>
    expect(isWideRange(cidr)).toBe(true),
  );

  it.each(['10.0.0.0/8', '203.0.113.7/32', '2001:db8::/32', 'fc00::/7'])(
    'is not %s',
    cidr => expect(isWideRange(cidr)).toBe(false),
  );

  it('is a grave finding where a group lets it in, as a whole or in halves', () => {
    expect(ssh({ cidrIpv4: '0.0.0.0/0' })).toEqual(['high ingress.0']);
    expect(ssh({ cidrIpv4: '128.0.0.0/1' })).toEqual(['high ingress.0']);
    expect(ssh({ cidrIpv6: '2000::/3' })).toEqual(['high ingress.0']);
    expect(ssh({ cidrIpv4: '10.0.0.0/8' })).toEqual([]);
  });

  it('is one where it may call the API of a cluster', () => {
    const cluster = (publicAccessCidrs: string[]) =>
      findingsIn([
        ['fleet', 'EKS', { endpointPublicAccess: true, publicAccessCidrs }],
      ]);
    expect(cluster(['0.0.0.0/1', '128.0.0.0/1'])).toContain(
      'high publicAccessCidrs',
    );
  });
});
