import { goldenPathApiRef } from '../api/GoldenPathApi';
import { failure, portal, type Answer } from '../__testUtils__/portal';
import { validateServiceName } from './validateServiceName';

async function errorsFor(
  name: string | undefined,
  answer: () => Answer,
): Promise<string[]> {
  const errors: string[] = [];
  const { client } = portal(answer);
  await validateServiceName(
    name,
    { addError: message => errors.push(message) },
    {
      apiHolder: {
        get: ref =>
          ref.id === goldenPathApiRef.id ? (client as never) : undefined,
      },
    },
  );
  return errors;
}

describe('validateServiceName', () => {
  it('lets a free name through', async () => {
    await expect(
      errorsFor('shop', () => ({
        body: { name: 'shop', available: true, problems: [], clashes: [] },
      })),
    ).resolves.toEqual([]);
  });

  it('refuses a taken name with every clash', async () => {
    await expect(
      errorsFor('shop', () => ({
        body: {
          name: 'shop',
          available: false,
          problems: [],
          clashes: [
            {
              system: 'gitlab',
              message: 'the GitLab project apps/shop exists',
            },
            { system: 'argocd', message: 'the project shop exists' },
          ],
        },
      })),
    ).resolves.toEqual([
      '“shop” is taken: the GitLab project apps/shop exists; the project shop exists',
    ]);
  });

  it('refuses a name that the server does not allow', async () => {
    await expect(
      errorsFor('shop', () => ({
        body: {
          name: 'shop',
          available: false,
          problems: ['not this one'],
          clashes: [],
        },
      })),
    ).resolves.toEqual(['not this one']);
  });

  it.each([
    ['', []],
    [undefined, []],
    ['gitlab-', [expect.stringContaining('must not end with a hyphen')]],
    ['platform', [expect.stringContaining('is reserved for the platform')]],
    ['é', expect.arrayContaining([expect.stringContaining('lower-case')])],
    ['x'.repeat(41), [expect.stringContaining('at most 40 characters')]],
  ])('decides about %p without asking', async (name, expected) => {
    await expect(
      errorsFor(name, () => {
        throw new Error('asked');
      }),
    ).resolves.toEqual(expected);
  });

  it.each([
    [
      failure(503, 'ServiceUnavailableError', 'GitLab does not answer.'),
      'GitLab does not answer.',
    ],
    [undefined, "The portal's server cannot be reached."],
  ])('does not wave a name through that cannot be checked', async (a, text) => {
    await expect(errorsFor('shop', () => a)).resolves.toEqual([
      expect.stringContaining(text),
    ]);
  });

  it('says so when the plugin is missing', async () => {
    await expect(
      validateServiceName(
        'shop',
        { addError: () => {} },
        { apiHolder: { get: () => undefined } },
      ),
    ).rejects.toThrow('the golden path plugin is not part of this portal');
  });
});
