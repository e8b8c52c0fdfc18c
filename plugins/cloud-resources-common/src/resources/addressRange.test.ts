import { ipv4Range, ipv6Range } from './addressRange';

const messages = (
  schema: ReturnType<typeof ipv4Range> | ReturnType<typeof ipv6Range>,
  cidr: string,
) => schema.safeParse(cidr).error?.issues.map(({ message }) => message);

const ipv4 = ipv4Range({ title: 'From' });
const ipv6 = ipv6Range({ title: 'From' });

describe('a range of addresses', () => {
  it.each(['0.0.0.0/0', '10.0.0.0/8', '128.0.0.0/1', '203.0.113.7/32'])(
    'is %s',
    cidr => expect(messages(ipv4, cidr)).toBeUndefined(),
  );

  it.each([
    '::/0',
    '2001:db8::/32',
    '2001:db8:0:0:1::/80',
    '::ffff:1.2.3.4/128',
    '2001:db8::1/128',
  ])('is %s', cidr => expect(messages(ipv6, cidr)).toBeUndefined());

  it.each(['10.1.2.3/8', '0.0.0.1/0', '203.0.113.7/31'])(
    'is not %s, which Terraform refuses',
    cidr =>
      expect(messages(ipv4, cidr)).toEqual([
        'must be given by the first address of the range',
      ]),
  );

  it.each(['2001:db8::1/32', '::ffff:1.2.3.5/127', '8000::/0'])(
    'is not %s, which Terraform refuses',
    cidr =>
      expect(messages(ipv6, cidr)).toEqual([
        'must be given by the first address of the range',
      ]),
  );

  it.each(['10.0.0.0', '10.0.0.0/33', '256.0.0.0/8', '2001:db8::/32', 'any'])(
    'is not %s',
    cidr => expect(messages(ipv4, cidr)).toHaveLength(1),
  );

  it.each(['2001:db8::', '2001:db8::/129', '10.0.0.0/8', ':::/3', 'any'])(
    'is not %s of IPv6',
    cidr => expect(messages(ipv6, cidr)).toHaveLength(1),
  );
});
