import { addressRange, includesLinkLocal } from './addressRange';

describe('addressRange', () => {
  it.each(['10.20.0.0/16', '0.0.0.0/0', '169.0.0.0/8', '169.253.0.0/16'])(
    'takes %s',
    cidr => expect(addressRange.safeParse(cidr).data).toBe(cidr),
  );

  it.each(['169.254.0.0/16', '169.254.169.254/32', '169.254.170.0/24'])(
    'refuses %s, where credentials are',
    cidr =>
      expect(addressRange.safeParse(cidr).error?.issues).toMatchObject([
        { message: expect.stringContaining('services never reach') },
      ]),
  );

  it.each(['', 'x', '10.0.0.0', '10.0.0.0/33', 'fd00::/8', '010.0.0.0/8'])(
    'refuses "%s", which is no range',
    cidr => expect(addressRange.safeParse(cidr).error?.issues).toHaveLength(1),
  );
});

describe('includesLinkLocal', () => {
  it.each(['0.0.0.0/0', '128.0.0.0/1', '169.0.0.0/8', '169.254.1.1/15'])(
    'is true of %s',
    cidr => expect(includesLinkLocal(cidr)).toBe(true),
  );

  it.each(['0.0.0.0/1', '10.0.0.0/8', '169.252.0.0/15', '192.0.2.0/24'])(
    'is false of %s',
    cidr => expect(includesLinkLocal(cidr)).toBe(false),
  );
});
