import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import githubProvider from '@backstage/plugin-auth-backend-module-github-provider';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { choosePerson } from './choosePerson';
import { GitHubTarget } from './GitHubTarget';

// A backend of the portal starts in seconds on a busy machine.
jest.setTimeout(60_000);

const user = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { profile: { email: `${name}@example.com` }, memberOf: [] },
});

/** What a browser would send back: cookies that were set, not cleared. */
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .filter(cookie => !cookie.includes('Max-Age=0;'))
    .map(cookie => cookie.split(';')[0])
    .join('; ');

/**
 * The portal's own GitHub provider, unmodified, signs people in for real. The
 * sandbox only: a real GitHub lets no test press its buttons.
 */
describe('the portal’s GitHub provider', () => {
  let target: GitHubTarget;
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    target = await GitHubTarget.start();
    const backend = await startTestBackend({
      features: [
        authPlugin,
        githubProvider,
        catalogServiceMock.factory({
          entities: [user('alice'), user('bob'), user('paula')],
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            auth: {
              environment: 'development',
              session: { secret: 'of this test' },
              providers: {
                github: {
                  development: {
                    clientId: target.clientId,
                    clientSecret: target.clientSecret,
                    enterpriseInstanceUrl: target.url,
                    signIn: {
                      resolvers: [
                        { resolver: 'usernameMatchingUserEntityName' },
                        { resolver: 'emailMatchingUserEntityProfileEmail' },
                      ],
                    },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    url = `http://localhost:${backend.server.port()}/api/auth/github`;
  });
  afterAll(async () => {
    await stop?.();
    await target.close();
  });

  /** What a browser does: start, choose, come back. */
  const signIn = async (button: Parameters<typeof choosePerson>[1]) => {
    const start = await fetch(`${url}/start?env=development`, {
      redirect: 'manual',
    });
    const nonce = cookiesOf(start);
    const location = new URL(
      await choosePerson(start.headers.get('location') ?? '', button),
    );
    const back = await fetch(`${url}/handler/frame${location.search}`, {
      headers: { Cookie: nonce },
    });
    const page = await back.text();
    const encoded = /decodeURIComponent\('([^']+)'\)/.exec(page)?.[1] ?? '';
    return {
      cookies: cookiesOf(back),
      ...JSON.parse(decodeURIComponent(encoded)),
    };
  };

  it.each(['alice', 'bob', 'paula'])('signs %s in', async login => {
    const { response } = await signIn({ login });
    expect(response).toMatchObject({
      profile: { email: `${login}@example.com` },
      providerInfo: { scope: 'read:user' },
      backstageIdentity: {
        identity: { userEntityRef: `user:default/${login}` },
      },
    });
  });

  it('keeps somebody signed in', async () => {
    const { cookies } = await signIn({ login: 'alice' });
    const refreshed = await fetch(`${url}/refresh?env=development`, {
      headers: {
        Cookie: cookies,
        'X-Requested-With': 'XMLHttpRequest',
      },
    });
    expect(refreshed.status).toBe(200);
    expect(await refreshed.json()).toMatchObject({
      backstageIdentity: { identity: { userEntityRef: 'user:default/alice' } },
    });
  });

  it('refuses somebody whom the catalog does not know', async () => {
    const { response, error } = await signIn({ login: 'oscar' });
    expect(response).toBeUndefined();
    expect(error.message).toMatch(/unable to resolve user identity/);
  });

  it('hears that somebody pressed cancel', async () => {
    const { response, error } = await signIn({ cancel: '1' });
    expect(response).toBeUndefined();
    expect(error.message).toMatch(/denied/);
  });
});
