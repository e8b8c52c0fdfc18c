import { goldenPathApiRef } from '../api/GoldenPathApi';
import { platform } from '../__testUtils__/examples';
import { type Answer, portal } from '../__testUtils__/portal';
import { validateServiceHosts } from './validateServiceHosts';

const TAKEN = 'shop-dev.apps.example.com';

async function errorsFor(
  formData: object,
  answer: (line: string) => Answer = line => {
    const host = line.replace('GET /hosts/', '');
    const clashes =
      host === TAKEN ? [{ host, system: 'workloads', message: 'mine' }] : [];
    return line === 'GET /platform'
      ? { body: platform }
      : { body: { host, available: !clashes.length, problems: [], clashes } };
  },
): Promise<string[]> {
  const errors: string[] = [];
  const { client } = portal(({ line }) => answer(line));
  await validateServiceHosts(
    undefined,
    { addError: message => errors.push(message) },
    {
      formData: { name: 'shop', exposure: 'public', ...formData },
      apiHolder: {
        get: ref =>
          ref.id === goldenPathApiRef.id ? (client as never) : undefined,
      },
    },
  );
  return errors;
}

describe('validateServiceHosts', () => {
  it('lets free hosts through, and those of internal services', async () => {
    const environments = [{ name: 'dev' }];
    await expect(
      errorsFor({ environments: [{ name: 'test' }] }),
    ).resolves.toEqual([]);
    await expect(
      errorsFor({ environments, exposure: 'internal' }),
    ).resolves.toEqual([]);
  });

  it.each([
    ['usual', [{ name: 'test' }, { name: 'dev' }]],
    ['typed', [{ name: 'test', host: TAKEN }]],
  ])('refuses a host that is taken: %s', async (_, environments) => {
    await expect(errorsFor({ environments })).resolves.toEqual([
      `“${TAKEN}” is taken: mine`,
    ]);
  });

  it('refuses a host that the platform does not offer', async () => {
    await expect(
      errorsFor({ environments: [{ name: 'test', host: 'x.example.org' }] }),
    ).resolves.toEqual(['the host is not below apps.example.com']);
  });

  it.each(['GET /platform', 'GET /hosts'])(
    'does not wave through what cannot be checked: %s',
    async failing => {
      const errors = await errorsFor({ environments: [{ name: 'x1' }] }, line =>
        line.startsWith(failing) ? undefined : { body: platform },
      );
      expect(errors).toEqual([
        expect.stringContaining("The portal's server cannot be reached."),
      ]);
    },
  );

  it('does without answers that are not there yet', async () => {
    await expect(errorsFor({ environments: 'x' })).resolves.toEqual([]);
  });
});
