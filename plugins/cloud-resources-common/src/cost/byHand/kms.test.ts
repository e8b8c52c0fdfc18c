import { costOf, linesOf } from '../../__testUtils__/costs';
import { designOf, file } from '../../__testUtils__/designs';
import { prices } from '../../__testUtils__/prices';
import { estimate } from '../estimate';

describe('estimate: KMS by hand', () => {
  it('a key and its calls', () => {
    expect(linesOf('KMS', {}, { monthlyRequests: 250_000 })).toEqual([
      ['Key', 1, 1, 1],
      // 250000 × 0.000003
      ['Requests', 250_000, 3e-6, 0.75],
    ]);
  });

  it('calls of an elliptic curve, and of RSA 2048, which cost what symmetric ones do', () => {
    const calls = (customerMasterKeySpec: string) =>
      linesOf(
        'KMS',
        { customerMasterKeySpec, keyUsage: 'SIGN_VERIFY' },
        { monthlyRequests: 10_000 },
      )[1];
    // 10000 × 0.000015
    expect(calls('ECC_NIST_P256')).toEqual(['Requests', 10_000, 1.5e-5, 0.15]);
    // 10000 × 0.000003
    expect(calls('RSA_2048')).toEqual(['Requests', 10_000, 3e-6, 0.03]);
  });

  it('20,000 free calls of symmetric keys, once for all, and only on request', () => {
    const two = designOf({
      ...file([
        ['a', 'KMS'],
        ['b', 'KMS'],
        ['c', 'KMS', { customerMasterKeySpec: 'RSA_2048' }],
      ]),
      usage: {
        a: { monthlyRequests: 15_000 },
        b: { monthlyRequests: 15_000 },
        c: { monthlyRequests: 15_000 },
      },
    });
    // 3 keys × 1 + 45000 × 0.000003
    expect(estimate(two, prices).totals.monthly).toBeCloseTo(3.135, 10);
    // 3 keys × 1 + (30000 − 20000 + 15000) × 0.000003
    expect(
      estimate(two, prices, { freeTier: true }).totals.monthly,
    ).toBeCloseTo(3.075, 10);
  });

  it('says that rotation adds to the price, where there is one', () => {
    expect(costOf('KMS').pricingNote).toContain('rotation');
    expect(
      costOf('KMS', { enableKeyRotation: false }).pricingNote,
    ).not.toContain('rotation');
  });
});
