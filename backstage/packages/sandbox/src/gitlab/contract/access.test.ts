import { inDays, useGitLab } from './__testUtils__/GitLabUnderTest';

describe('who may do what', () => {
  const gitlab = useGitLab();

  // https://docs.gitlab.com/api/rest/authentication/
  it('takes a token as PRIVATE-TOKEN or Bearer, and no wrong one', async () => {
    const bearer = await gitlab.call('GET', '/user', {
      token: null,
      headers: { authorization: `Bearer ${gitlab.token}` },
    });
    expect(bearer.status).toBe(200);
    expect(bearer.body).toMatchObject({
      id: expect.any(Number),
      username: expect.any(String),
    });
    for (const token of [null, 'glpat-wrong']) {
      const { status, body } = await gitlab.call('GET', '/user', { token });
      expect([status, body]).toEqual([401, { message: '401 Unauthorized' }]);
    }
  });

  // https://docs.gitlab.com/api/rest/troubleshooting/#status-code-404
  it('hides what is private from strangers', async () => {
    const project = await gitlab.newRepository();
    const { status, body } = await gitlab.call(
      'GET',
      `/projects/${project.id}`,
      { token: null },
    );
    expect([status, body]).toEqual([404, { message: '404 Project Not Found' }]);
  });

  // https://docs.gitlab.com/api/project_access_tokens/#create-a-project-access-token
  describe('project access tokens', () => {
    it('are shown once, belong to a bot, and are listed without their value', async () => {
      const project = await gitlab.newRepository();
      const made = await gitlab.call(
        'POST',
        `/projects/${project.id}/access_tokens`,
        {
          body: {
            name: 'deploy',
            scopes: ['write_repository'],
            access_level: 40,
            expires_at: inDays(30),
          },
        },
      );
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({
        name: 'deploy',
        scopes: ['write_repository'],
        access_level: 40,
        revoked: false,
        active: true,
        expires_at: inDays(30),
        token: expect.stringMatching(/^\S{20,}$/),
      });
      const bot = await gitlab.call('GET', `/users/${made.body.user_id}`);
      expect(bot.body.username).toMatch(
        new RegExp(`^project_${project.id}_bot_`),
      );

      const list = await gitlab.client().ProjectAccessTokens.all(project.id);
      expect(list).toMatchObject([{ id: made.body.id, name: 'deploy' }]);
      expect(JSON.stringify(list)).not.toContain(made.body.token);
    });

    it('reach their project only, as far as their scopes and level go', async () => {
      const project = await gitlab.newRepository();
      const other = await gitlab.newRepository();
      const { token } = await gitlab.newToken(project.id, ['api'], 30);
      const as = (method: string, path: string, body?: object) =>
        gitlab.call(method, path, { token, body });

      expect((await as('GET', `/projects/${project.id}`)).status).toBe(200);
      expect((await as('GET', `/projects/${other.id}`)).status).toBe(404);
      expect(
        (await as('GET', `/projects/${project.id}/variables`)).body,
      ).toEqual({ message: '403 Forbidden' });
      expect((await as('DELETE', `/projects/${project.id}`)).status).toBe(403);
      const push = await gitlab.commit(
        project.id,
        { actions: [{ action: 'create', file_path: 'b.txt', content: '' }] },
        token,
      );
      // main is protected, and a developer may not push to it
      expect([push.status, push.body]).toEqual([
        403,
        {
          message:
            '403 Forbidden - You are not allowed to push into this branch',
        },
      ]);

      const reader = await gitlab.newToken(project.id, ['read_api']);
      const read = await gitlab.call('GET', `/projects/${project.id}`, {
        token: reader.token,
      });
      expect(read.status).toBe(200);
      const write = await gitlab.call('PUT', `/projects/${project.id}`, {
        token: reader.token,
        body: { description: 'no' },
      });
      // https://docs.gitlab.com/security/tokens/access_token_scopes/
      expect([write.status, write.body]).toMatchObject([
        403,
        {
          error: 'insufficient_scope',
          error_description:
            'The request requires higher privileges than provided by the access token.',
        },
      ]);
      const git = await gitlab.newToken(project.id, ['write_repository']);
      const api = await gitlab.call('GET', `/projects/${project.id}`, {
        token: git.token,
      });
      expect(api.body.error).toBe('insufficient_scope');
    });

    it('know themselves, end when revoked, and change when rotated', async () => {
      const project = await gitlab.newRepository();
      const { id, token } = await gitlab.newToken(project.id, ['api']);
      const self = (value: string) =>
        gitlab.call('GET', '/personal_access_tokens/self', { token: value });
      expect((await self(token)).body).toMatchObject({ id, active: true });

      const rotated = await gitlab
        .client()
        .ProjectAccessTokens.rotate(project.id, id, { expiresAt: inDays(20) });
      expect(rotated.token).not.toBe(token);
      expect((await self(token)).status).toBe(401);
      expect((await self(rotated.token)).status).toBe(200);

      await gitlab.client().ProjectAccessTokens.revoke(project.id, rotated.id);
      const revoked = await self(rotated.token);
      // lib/api/api_guard.rb of GitLab
      expect([revoked.status, revoked.body.error]).toEqual([
        401,
        'invalid_token',
      ]);
    });

    it('need scopes, a level that the maker has, and a day to come', async () => {
      const project = await gitlab.newRepository();
      const make = (body: object) =>
        gitlab.call('POST', `/projects/${project.id}/access_tokens`, {
          body: { name: 't', scopes: ['api'], expires_at: inDays(30), ...body },
        });
      expect((await make({ scopes: undefined })).body).toEqual({
        error: 'scopes is missing',
      });
      expect((await make({ scopes: ['everything'] })).status).toBe(400);
      expect((await make({ expires_at: inDays(-1) })).status).toBe(400);
      expect((await make({ expires_at: inDays(500) })).status).toBe(400);
      expect((await make({ access_level: 33 })).status).toBe(400);
      const { token } = await gitlab.newToken(project.id, ['api']);
      const byBot = await gitlab.call(
        'POST',
        `/projects/${project.id}/access_tokens`,
        {
          token,
          body: { name: 't', scopes: ['api'], expires_at: inDays(30) },
        },
      );
      expect([byBot.status, byBot.body.message]).toEqual([
        400,
        expect.stringContaining(
          'User does not have permission to create project access token',
        ),
      ]);
      const gone = await gitlab.call(
        'DELETE',
        `/projects/${project.id}/access_tokens/999999999`,
      );
      expect([gone.status, gone.body]).toEqual([
        404,
        { message: '404 project Access Token Not Found' },
      ]);
    });
  });

  // https://docs.gitlab.com/api/project_level_variables/
  describe('variables', () => {
    it('are made, read, changed and removed', async () => {
      const project = await gitlab.newProject();
      const variables = gitlab.client().ProjectVariables;
      await variables.create(project.id, 'DEPLOY', 'long-enough-1', {
        masked: true,
        protected: true,
      });
      expect(await variables.show(project.id, 'DEPLOY')).toMatchObject({
        key: 'DEPLOY',
        value: 'long-enough-1',
        masked: true,
        protected: true,
        variable_type: 'env_var',
        environment_scope: '*',
        raw: false,
      });
      await variables.edit(project.id, 'DEPLOY', 'long-enough-2');
      expect(await variables.all(project.id)).toMatchObject([
        { value: 'long-enough-2', masked: true },
      ]);
      await variables.remove(project.id, 'DEPLOY');
      const gone = await gitlab.call(
        'GET',
        `/projects/${project.id}/variables/DEPLOY`,
      );
      expect([gone.status, gone.body]).toEqual([
        404,
        { message: '404 Variable Not Found' },
      ]);
    });

    it('refuse a key twice, an odd key, and a masked value that is too short', async () => {
      const project = await gitlab.newProject();
      const make = (body: object) =>
        gitlab.call('POST', `/projects/${project.id}/variables`, { body });
      expect((await make({ key: 'K', value: 'v' })).status).toBe(201);
      const twice = await make({ key: 'K', value: 'v' });
      expect([twice.status, twice.body]).toEqual([
        400,
        { message: { key: ['(K) has already been taken'] } },
      ]);
      const scoped = await make({
        key: 'K',
        value: 'v',
        environment_scope: 'production',
      });
      expect(scoped.status).toBe(201);
      const which = await gitlab.call(
        'GET',
        `/projects/${project.id}/variables/K`,
      );
      expect(which.status).toBe(409);
      const one = await gitlab.call(
        'GET',
        `/projects/${project.id}/variables/K?filter[environment_scope]=production`,
      );
      expect(one.status).toBe(200);
      // https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable
      const short = await make({
        key: 'SHORT',
        value: '1234567',
        masked: true,
      });
      expect([short.status, short.body.message.value]).toEqual([
        400,
        ['is invalid'],
      ]);
      const odd = await make({ key: 'NOT-ODD', value: 'v' });
      expect(odd.body.message.key).toEqual([
        "can contain only letters, digits and '_'.",
      ]);
    });
  });

  // https://docs.gitlab.com/api/project_webhooks/
  it('keeps hooks, never showing their secret', async () => {
    const project = await gitlab.newProject();
    const hooks = gitlab.client().ProjectHooks;
    const made = await hooks.add(project.id, 'https://example.com/hook', {
      token: 'hook-secret',
      pushEvents: true,
    });
    expect(made).toMatchObject({
      url: 'https://example.com/hook',
      push_events: true,
    });
    await hooks.edit(project.id, made.id, 'https://example.com/other', {
      pushEvents: false,
    });
    const list = await hooks.all(project.id);
    expect(list).toMatchObject([
      { url: 'https://example.com/other', push_events: false },
    ]);
    expect(JSON.stringify(list)).not.toContain('hook-secret');
    await hooks.remove(project.id, made.id);
    const wrong = await gitlab.call('POST', `/projects/${project.id}/hooks`, {
      body: { url: 'not a url' },
    });
    expect(wrong.status).toBe(422);
  });
});
