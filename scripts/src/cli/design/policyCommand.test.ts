import { cloudforge } from '../__testUtils__/cloudforge';
import { input, queue } from './__testUtils__/designs';

jest.setTimeout(60_000);

describe('cloudforge design policy', () => {
  const attribution = ['--owner', 'shop', '--cost-center', '4711'];

  it('ends with 1 where it finds something', async () => {
    const { code, out, err } = await cloudforge(
      ['design', 'policy', '-', '--format', 'json', ...attribution],
      input(queue({ sqsManagedSseEnabled: false })),
    );
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out).findings).toEqual([
      {
        node: 'orders',
        severity: 'high',
        path: 'sqsManagedSseEnabled',
        message: 'Messages are stored without encryption.',
        mend: expect.any(String),
      },
    ]);
  });

  it('ends with 0 where it finds nothing', async () => {
    expect(
      await cloudforge(
        ['design', 'policy', '-', ...attribution],
        input(queue()),
      ),
    ).toEqual({ code: 0, out: 'Nothing was found.\n', err: '' });
  });

  it('finds what would be untagged, until somebody is named', async () => {
    const { code, out } = await cloudforge(
      ['design', 'policy', '-'],
      input(queue()),
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^low +orders +tags +Untagged: it gets no Owner/m);
    const tags = { Owner: 'shop', CostCenter: '4711' };
    expect(
      await cloudforge(['design', 'policy', '-'], input(queue({ tags }))),
    ).toMatchObject({ code: 0 });
  });

  it.each(['--owner', '--cost-center'])(
    'refuses %s without a value',
    async flag => {
      const { code, out, err } = await cloudforge(
        ['design', 'policy', '-', flag, ' '],
        input(queue()),
      );
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('A tag without a value counts for nothing');
    },
  );
});
