import { examplePlatform } from '../testing';
import { parsePlatformSpec } from './parse';

describe('registration', () => {
  function parseWith(registration: unknown) {
    const { argocd, ...platform } = examplePlatform();
    return parsePlatformSpec({
      ...platform,
      argocd: { ...argocd, registration },
    });
  }

  it('is by git unless the platform says otherwise', () => {
    expect(parseWith(undefined)).toMatchObject({
      ok: true,
      value: { argocd: { registration: 'git' } },
    });
    expect(parseWith('rest')).toMatchObject({
      ok: true,
      value: { argocd: { registration: 'rest' } },
    });
  });

  it.each(['REST', 'discovery', '', null])('is never %j', registration => {
    expect(parseWith(registration)).toMatchObject({
      ok: false,
      problems: [{ path: 'argocd.registration' }],
    });
  });
});
