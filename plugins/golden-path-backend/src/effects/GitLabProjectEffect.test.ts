import { randomUUID } from 'node:crypto';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import type { EffectContext } from '../operations/Effect';
import { gitlabCommitEffect } from './GitLabCommitEffect';
import {
  type GitLabProjectArgs,
  gitlabProjectEffect,
} from './GitLabProjectEffect';

jest.setTimeout(60_000);

describe('gitlab-project', () => {
  let vendors: Vendors;
  let count = 0;

  beforeAll(async () => {
    vendors = await startVendors();
  });
  afterAll(() => vendors.close());
  afterEach(() => {
    vendors.gitlabSandbox.faults.clear();
    vendors.gitlabSandbox.setPermanentRemoval(true);
  });

  function setUp(overrides: Partial<GitLabProjectArgs> = {}) {
    count += 1;
    const context: EffectContext = {
      operationId: randomUUID(),
      signal: new AbortController().signal,
      log: async () => undefined,
    };
    const args = {
      project: `apps/shop${count}`,
      title: 'Shop',
      hasPipeline: true,
      ...overrides,
    };
    const effect = gitlabProjectEffect(vendors.gitlab);
    return { args, context, effect };
  }

  /** Changes a project as somebody with the rights for it would. */
  async function asStranger(method: string, path: string, body?: object) {
    const { url, adminToken } = vendors.gitlabSandbox;
    const response = await fetch(`${url}/api/v4/${path}`, {
      method,
      headers: {
        'private-token': adminToken,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(300);
    return response.json();
  }

  const commitAsStranger = (id: number, branch = 'main') =>
    asStranger('POST', `projects/${id}/repository/commits`, {
      branch,
      commit_message: 'Fix the shop',
      author_name: 'Sam Stranger',
      actions: [{ action: 'create', file_path: 'mine.txt', content: 'mine' }],
    });

  it('is private, says who made it, and sets no topic', async () => {
    const { args, context, effect } = setUp({ title: 'Shop: "quoted" #1 🎉' });
    const { id } = await effect.apply(args, context);
    const { projects } = await vendors.gitlabSandbox.snapshot();
    expect(projects[args.project]).toMatchObject({
      id,
      visibility: 'private',
      topics: [],
      settings: { only_allow_merge_if_pipeline_succeeds: true },
      description: `Shop: "quoted" #1 🎉\n\nCloudForge operation ${context.operationId}`,
    });
  });

  it('lets merge requests through where no pipeline runs', async () => {
    const { args, context, effect } = setUp({ hasPipeline: false });
    await effect.apply(args, context);
    const { projects } = await vendors.gitlabSandbox.snapshot();
    expect(projects[args.project].settings).toMatchObject({
      only_allow_merge_if_pipeline_succeeds: false,
    });
  });

  it('refuses a name that somebody else has, and leaves that project alone', async () => {
    const first = setUp();
    await first.effect.apply(first.args, first.context);
    const before = await vendors.gitlabSandbox.snapshot();
    const second = setUp(first.args);
    const error = await second.effect
      .apply(second.args, second.context)
      .catch(thrown => thrown);
    expect(error.name).toBe('ConflictError');
    expect(error.message).toContain(`${first.args.project} exists already`);
    await expect(
      second.effect.undo(second.args, undefined, second.context),
    ).resolves.toEqual({ state: 'undone' });
    expect(await vendors.gitlabSandbox.snapshot()).toEqual(before);
  });

  it('is not misled by a title that looks like a marker', async () => {
    const victim = setUp();
    const forger = setUp({
      title: `CloudForge operation ${victim.context.operationId}`,
    });
    await forger.effect.apply(forger.args, forger.context);
    await expect(
      victim.effect.apply(forger.args, victim.context),
    ).rejects.toThrow('exists already');
  });

  it('takes a path from which another project has moved away', async () => {
    const { args, context, effect } = setUp();
    const other = setUp(args);
    const { id } = await other.effect.apply(args, other.context);
    await asStranger('PUT', `projects/${id}`, {
      name: `moved${count}`,
      path: `moved${count}`,
    });
    const made = await effect.apply(args, context);
    expect(made.id).not.toBe(id);
    await effect.undo(args, made, context);
    const { projects } = await vendors.gitlabSandbox.snapshot();
    expect(projects[`apps/moved${count}`].id).toBe(id);
  });

  it.each(['main', 'feature'])(
    'is kept when a stranger has committed to %s, and says who',
    async branch => {
      const { args, context, effect } = setUp();
      const made = await effect.apply(args, context);
      const commit = gitlabCommitEffect(vendors.gitlab);
      const commitArgs = {
        projectId: made.id,
        project: args.project,
        branch: 'main',
        subject: 'Create shop',
        files: 1,
      };
      await commit
        .of(new Map([['a', { content: Buffer.from('a'), executable: false }]]))
        .apply(commitArgs, context);
      await asStranger('POST', `projects/${made.id}/repository/commits`, {
        branch,
        ...(branch !== 'main' && { start_branch: 'main' }),
        commit_message: 'Fix the shop',
        author_name: 'Sam Stranger',
        actions: [{ action: 'create', file_path: 'b', content: 'b' }],
      });
      const before = await vendors.gitlabSandbox.snapshot();
      for (const outcome of [
        await commit.undo(commitArgs, undefined, context),
        await effect.undo(args, made, context),
        await effect.undo(args, undefined, context),
      ]) {
        expect(outcome).toEqual({
          state: 'kept',
          note: expect.stringContaining('by Sam Stranger'),
        });
      }
      expect(await vendors.gitlabSandbox.snapshot()).toEqual(before);
    },
  );

  it('refuses to commit on top of what a stranger committed first', async () => {
    const { args, context, effect } = setUp();
    const made = await effect.apply(args, context);
    await commitAsStranger(made.id);
    await expect(
      gitlabCommitEffect(vendors.gitlab)
        .of(new Map([['a', { content: Buffer.from('a'), executable: false }]]))
        .apply(
          {
            projectId: made.id,
            project: args.project,
            branch: 'main',
            subject: 'Create shop',
            files: 1,
          },
          context,
        ),
    ).rejects.toThrow('by Sam Stranger');
  });

  it('is kept when its description no longer names the operation', async () => {
    const { args, context, effect } = setUp();
    const made = await effect.apply(args, context);
    await asStranger('PUT', `projects/${made.id}`, { description: 'Mine now' });
    const before = await vendors.gitlabSandbox.snapshot();
    await expect(effect.undo(args, made, context)).resolves.toMatchObject({
      state: 'kept',
    });
    await expect(effect.undo(args, undefined, context)).resolves.toEqual({
      state: 'undone',
    });
    expect(await vendors.gitlabSandbox.snapshot()).toEqual(before);
  });

  it('was kept, and is gone for us as soon as a person has deleted it', async () => {
    vendors.gitlabSandbox.setPermanentRemoval(false);
    const { args, context, effect } = setUp();
    const made = await effect.apply(args, context);
    await commitAsStranger(made.id);
    const commit = gitlabCommitEffect(vendors.gitlab);
    const undoAll = async () => [
      await commit.undo(
        { ...args, projectId: made.id, branch: 'main', subject: '', files: 1 },
        undefined,
        context,
      ),
      await effect.undo(args, made, context),
    ];
    const kept = expect.objectContaining({ state: 'kept' });
    expect(await undoAll()).toEqual([kept, kept]);
    await asStranger('DELETE', `projects/${made.id}`);
    expect(await undoAll()).toEqual([{ state: 'undone' }, { state: 'undone' }]);
  });

  it('frees its name at once where GitLab forbids permanent removal', async () => {
    vendors.gitlabSandbox.setPermanentRemoval(false);
    const { args, context, effect } = setUp();
    const made = await effect.apply(args, context);
    const messages: string[] = [];
    const outcome = await effect.undo(args, made, {
      ...context,
      log: async message => {
        messages.push(message);
      },
    });
    expect(outcome).toEqual({ state: 'undone' });
    expect(messages.join()).toContain('stays marked for deletion');
    const { projects, deletionScheduled } =
      await vendors.gitlabSandbox.snapshot();
    expect(projects).not.toHaveProperty([args.project]);
    expect(Object.values(deletionScheduled).map(({ id }) => id)).toContain(
      made.id,
    );
    await expect(effect.undo(args, made, context)).resolves.toEqual(outcome);
    const again = setUp(args);
    await expect(
      again.effect.apply(args, again.context),
    ).resolves.toMatchObject({ project: args.project });
  });

  it.each([
    ['renamed', ['PUT']],
    ['marked for deletion', ['PUT', 'DELETE']],
  ])(
    'goes on with an undo that was cut short when it was %s',
    async (_, done) => {
      const { args, context, effect } = setUp();
      const before = await vendors.gitlabSandbox.snapshot();
      const made = await effect.apply(args, context);
      const name = `shop${count}-undone-${context.operationId.slice(0, 8)}`;
      for (const method of done) {
        await asStranger(method, `projects/${made.id}`, { name, path: name });
      }
      await effect.undo(args, undefined, context);
      expect(await vendors.gitlabSandbox.snapshot()).toEqual(before);
    },
  );

  it('says which group is missing and where it is configured', async () => {
    const { args, context, effect } = setUp({ project: 'nobody/shop' });
    const error = await effect.apply(args, context).catch(thrown => thrown);
    expect(error.name).toBe('NotFoundError');
    expect(error.message).toMatch(
      /no group nobody.*cloudforge\.platform\.gitlab/,
    );
  });

  it('says that the daily limit is reached, and makes nothing', async () => {
    const { args, context, effect } = setUp();
    const before = await vendors.gitlabSandbox.snapshot();
    vendors.gitlabSandbox.setProjectsPerDay(0);
    const error = await effect.apply(args, context).catch(thrown => thrown);
    vendors.gitlabSandbox.setProjectsPerDay(undefined);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toMatch(
      /so many projects a day, .* 200, .*Try again later, at .* UTC/,
    );
    expect(await vendors.gitlabSandbox.snapshot()).toEqual(before);
  });

  it('says that the user may have no more projects, and whom to ask', async () => {
    const { args, context, effect } = setUp();
    vendors.gitlabSandbox.faults.add({
      method: 'POST',
      path: /^\/api\/v4\/projects$/,
      when: 'before',
      status: 403,
      body: {
        error: [
          'Your project limit is 0 projects! Please contact your administrator to increase it',
        ],
      },
      times: 1,
    });
    const error = await effect.apply(args, context).catch(thrown => thrown);
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toMatch(/raise the user's projects limit/);
  });

  it('stops when the operation is cancelled', async () => {
    const { args, context, effect } = setUp();
    const reason = new Error('cancelled');
    await expect(
      effect.apply(args, { ...context, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });
});
