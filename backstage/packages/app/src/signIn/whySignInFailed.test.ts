import { ResponseError } from '@backstage/errors';
import { whyGuestFailed, whySignInFailed } from './whySignInFailed';

describe('whySignInFailed', () => {
  it('tells somebody whom the catalog does not know what to do', () => {
    const text = whySignInFailed(
      new Error(
        'Failed to sign-in, unable to resolve user identity. Please verify that your catalog contains the expected User entities that would match your configured sign-in resolver.',
      ),
    );
    expect(text).toContain('CloudForge does not');
    expect(text).toContain('Ask a platform administrator');
  });

  it('knows a closed window', () => {
    expect(
      whySignInFailed(new Error('Login failed, popup was closed')),
    ).toContain('Try again');
  });

  it('passes on anything else', () => {
    expect(whySignInFailed('bad gateway')).toBe(
      'GitHub did not sign you in: bad gateway',
    );
  });
});

describe('whyGuestFailed', () => {
  const answered = (status: number) =>
    ResponseError.fromResponse({
      status,
      statusText: '',
      ok: false,
      headers: new Headers(),
      text: async () => '',
    } as Response & { ok: false });

  it('tells a closed door from a portal that is away', async () => {
    expect(whyGuestFailed(await answered(403))).toContain('not let guests in');
    expect(whyGuestFailed(await answered(502))).toContain('did not answer');
    expect(whyGuestFailed(new TypeError('Failed to fetch'))).toContain(
      'did not answer',
    );
  });
});
