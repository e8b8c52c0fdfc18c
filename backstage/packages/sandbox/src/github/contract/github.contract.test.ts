import { GitHubTarget } from './GitHubTarget';

/**
 * How GitHub answers, by its documentation; run against a GitHub Enterprise
 * Server by CLOUDFORGE_CONTRACT_GITHUB_URL (see GitHubTarget).
 */
describe('GitHub', () => {
  let target: GitHubTarget;

  beforeAll(async () => {
    target = await GitHubTarget.start();
  });
  afterAll(() => target.close());

  // docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
  describe('access token request errors', () => {
    it('come with status 200: a wrong secret', async () => {
      const { status, body } = await target.exchange({
        code: 'x',
        client_secret: 'wrong',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        error: 'incorrect_client_credentials',
        error_description:
          'The client_id and/or client_secret passed are incorrect.',
        error_uri: expect.stringContaining('https://docs.github.com/'),
      });
    });

    it('a code that was never given', async () => {
      const { status, body } = await target.exchange({ code: 'x' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        error: 'bad_verification_code',
        error_description: 'The code passed is incorrect or expired.',
      });
    });

    // …/authorizing-oauth-apps: "By default, the response takes the following form"
    it('are a form unless JSON is asked for', async () => {
      const { text } = await target.exchange({ code: 'x' }, '*/*');
      expect(new URLSearchParams(text).get('error')).toBe(
        'bad_verification_code',
      );
    });
  });

  // docs.github.com/rest/users/users
  describe('who a token belongs to', () => {
    it('is told', async () => {
      const { status, scopes, body } = await target.get('/user', target.token);
      expect(status).toBe(200);
      expect(scopes).toBe('read:user');
      expect(body).toMatchObject({
        login: target.login,
        id: expect.any(Number),
        node_id: expect.any(String),
        html_url: expect.any(String),
        type: 'User',
      });
    });

    it('is told to nobody without a token', async () => {
      const { status, body } = await target.get('/user');
      expect(status).toBe(401);
      expect(body).toMatchObject({
        message: 'Requires authentication',
        documentation_url: expect.stringContaining('https://docs.github.com/'),
      });
    });

    // docs.github.com/rest/authentication: failed login
    it('is not told for a wrong token', async () => {
      const { status, body } = await target.get('/user', 'gho_wrong');
      expect(status).toBe(401);
      expect(body).toMatchObject({ message: 'Bad credentials' });
    });

    // docs.github.com/rest/users/emails: needs the scope user:email
    it('does not include addresses without the scope', async () => {
      const { status, body } = await target.get('/user/emails', target.token);
      expect(status).toBe(404);
      expect(body).toMatchObject({ message: 'Not Found' });
    });
  });

  describe('other people', () => {
    it('are public', async () => {
      const { status, body } = await target.get(
        `/users/${target.login}`,
        target.token,
      );
      expect(status).toBe(200);
      expect(body.login).toBe(target.login);
    });

    it('are missing where they do not exist', async () => {
      const { status, body } = await target.get(
        '/users/nobody-of-this-name-here',
        target.token,
      );
      expect(status).toBe(404);
      expect(body).toMatchObject({ message: 'Not Found' });
    });
  });

  describe('authorization', () => {
    it('is refused for an unknown client', async () => {
      const url = target.authorizeUrl({ client_id: 'unknown' });
      expect((await fetch(url, { redirect: 'manual' })).status).toBe(404);
    });
  });
});
