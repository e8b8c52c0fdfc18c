import { platform, shop } from '../__testUtils__/example';
import { always } from '../__testUtils__/rendered';
import { serviceNames } from '../render';
import { claimedHosts } from './hosts';

const [dev] = shop.environments;
const replicas = { min: 1, max: 1 };

const claims = (change: object) =>
  claimedHosts({ ...shop, exposure: 'public', ...change }, platform);

describe('claimedHosts', () => {
  it('are the hosts that are rendered, of any service', () => {
    always(({ spec, platform: of }) => {
      expect(claimedHosts(spec, of)).toEqual(
        serviceNames(spec, of).environments.flatMap(({ host }) => host ?? []),
      );
    });
  });

  it('are none of an internal service', () => {
    const host = 'shop.apps.example.com';
    const environments = [{ ...dev, host }];
    expect(claims({ exposure: 'internal', environments })).toEqual([]);
  });

  it('are told however wrong the rest is', () => {
    const environments = [
      'x',
      { name: 'dev', cpu: '0' },
      { name: 'D', host: 'a.apps.example.com' },
      { name: 'D' },
      { name: 'test', replicas, host: 'A.apps.example.com' },
      { name: 'late', replicas, host: 'late.apps.example.com' },
    ];
    expect(claims({ port: 1, environments })).toEqual([
      'shop-dev.apps.example.com',
      'a.apps.example.com',
    ]);
    expect(claims({ name: 'S', environments })).toEqual(['a.apps.example.com']);
  });

  it.each(['apps.example.com', 'evil.com', '../x', ''])(
    'are not looked for outside of the domain: %j',
    host => expect(claims({ environments: [{ ...dev, host }] })).toEqual([]),
  );

  it.each([null, 'x', [], { environments: {} }])('are none of %j', answers => {
    expect(claimedHosts(answers, platform)).toEqual([]);
  });
});
