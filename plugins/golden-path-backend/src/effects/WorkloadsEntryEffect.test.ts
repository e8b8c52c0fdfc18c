import type { Files } from '@cloudforge/plugin-golden-path-common';
import { randomUUID } from 'node:crypto';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import type { EffectContext } from '../operations/Effect';
import { ArgoCdRegistration } from './ArgoCdRegistration';
import { blobsOf, workloadsEntryEffect } from './WorkloadsEntryEffect';
import { gitlabProjectEffect } from './GitLabProjectEffect';

jest.setTimeout(120_000);

const PROJECT = 'platform/workloads';
const BRANCH = 'main';

describe('workloads-entry', () => {
  let vendors: Vendors;
  let count = 0;

  beforeAll(async () => {
    vendors = await startVendors();
  });
  afterAll(() => vendors.close());
  afterEach(() => vendors.gitlabSandbox.faults.clear());

  /** As another replica of the portal has it: nothing shared but the vendors. */
  const replica = () =>
    workloadsEntryEffect(
      vendors.gitlab,
      new ArgoCdRegistration({
        argocd: vendors.argocd,
        rootApplication: 'workloads',
        timeout: 20_000,
      }),
    );

  function setUp(service = `entry${(count += 1)}`) {
    const folder = `workloads/${service}`;
    const files: Files = {
      [`${folder}/dev/config.yaml`]: manifest(service, 'one'),
      [`${folder}/prod/config.yaml`]: manifest(service, 'two'),
    };
    const args = {
      project: PROJECT,
      branch: BRANCH,
      folder,
      service,
      appProject: service,
      applications: [],
      apart: [],
      blobs: blobsOf(files),
    };
    const context: EffectContext = {
      operationId: randomUUID(),
      signal: new AbortController().signal,
      log: async () => undefined,
    };
    return { args, files, context, folder };
  }

  function manifest(service: string, name: string): string {
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `${service}-${name}`, namespace: 'argocd' },
    });
  }

  const filesOf = async (folder: string) =>
    (
      await vendors.gitlab.repositories.files(
        PROJECT,
        { branch: BRANCH, folder },
        { signal: new AbortController().signal },
      )
    ).map(({ path }) => path);

  const commitAsStranger = (
    action: 'create' | 'update' | 'delete',
    path: string,
    content = 'kind: Mine\n',
  ) => {
    const { url, adminToken } = vendors.gitlabSandbox;
    return fetch(
      `${url}/api/v4/projects/${encodeURIComponent(
        PROJECT,
      )}/repository/commits`,
      {
        method: 'POST',
        headers: {
          'private-token': adminToken,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          branch: BRANCH,
          commit_message: 'By hand',
          author_name: 'Sam Stranger',
          actions: [{ action, file_path: path, content }],
        }),
      },
    ).then(({ status }) => expect(status).toBe(201));
  };

  it('adds its files in one commit and takes exactly these back in one', async () => {
    const { args, files, context, folder } = setUp();
    const log = () =>
      vendors.gitlab.repositories.commits(PROJECT, { branch: BRANCH }, context);
    const before = (await log()).length;
    const effect = replica();
    const result = await effect.of(files).apply(args, context);
    expect(await filesOf(folder)).toEqual(Object.keys(files).sort());
    expect((await log()).length).toBe(before + 1);
    await effect.undo(args, result, context);
    expect(await filesOf(folder)).toEqual([]);
    expect((await log()).length).toBe(before + 2);
  });

  it('loses none of fifty at once on two replicas, and none of their undos', async () => {
    const replicas = [replica(), replica()];
    const all = Array.from({ length: 50 }, () => setUp());
    const commitsOf = (folder: string) =>
      vendors.gitlab.repositories.commits(
        PROJECT,
        { branch: BRANCH, path: folder },
        all[0].context,
      );
    const results = await Promise.all(
      all.map(({ args, files, context }, index) =>
        replicas[index % 2].of(files).apply(args, context),
      ),
    );
    expect(new Set(results.map(({ commit }) => commit)).size).toBe(50);
    for (const { folder, files } of all) {
      expect(await filesOf(folder)).toEqual(Object.keys(files).sort());
      expect(await commitsOf(folder)).toHaveLength(1);
    }
    await Promise.all(
      all.map(({ args, context }, index) =>
        replicas[index % 2].undo(args, results[index], context),
      ),
    );
    for (const { folder } of all) {
      expect(await filesOf(folder)).toEqual([]);
      expect(await commitsOf(folder)).toHaveLength(2);
    }
  });

  it.each([
    'Could not update refs/heads/main. Please refresh and try again.',
    '9:reference update: state update to "prepare" failed.',
    'You are attempting to update a file that has changed since you started editing it.',
  ])('tries again when it lost the race: %s', async message => {
    const { args, files, context, folder } = setUp();
    vendors.gitlabSandbox.faults.add({
      method: 'POST',
      path: /repository\/commits$/,
      when: 'before',
      status: 400,
      body: { message },
      times: 3,
    });
    const effect = replica();
    const result = await effect.of(files).apply(args, context);
    expect(await filesOf(folder)).toHaveLength(2);
    vendors.gitlabSandbox.faults.add({
      method: 'POST',
      path: /repository\/commits$/,
      when: 'before',
      status: 400,
      body: { message },
      times: 3,
    });
    await effect.undo(args, result, context);
    expect(await filesOf(folder)).toEqual([]);
  });

  it('refuses a folder of somebody else, and leaves it alone', async () => {
    const { args, files, context, folder } = setUp();
    await commitAsStranger(
      'create',
      `${folder}/other.yaml`,
      manifest('x', folder.slice(10)),
    );
    const effect = replica();
    const error = await effect
      .of(files)
      .apply(args, context)
      .catch(thrown => thrown);
    expect(error.name).toBe('ConflictError');
    expect(error.message).toContain('by Sam Stranger');
    await expect(effect.undo(args, undefined, context)).resolves.toEqual({
      state: 'undone',
    });
    expect(await filesOf(folder)).toEqual([`${folder}/other.yaml`]);
  });

  it.each([
    ['changed a file', 'update', 'dev/config.yaml'],
    ['added a file', 'create', 'dev/more.yaml'],
  ] as const)(
    'is kept, and with it the project that it reads, when a stranger has %s',
    async (_, action, path) => {
      const { args, files, context, folder } = setUp();
      const projectArgs = {
        project: `gitops/${args.service}`,
        title: 'GitOps',
        hasPipeline: false,
        readBy: { project: PROJECT, branch: BRANCH, folder },
      };
      const project = gitlabProjectEffect(vendors.gitlab);
      const made = await project.apply(projectArgs, context);
      const effect = replica();
      const result = await effect.of(files).apply(args, context);
      await commitAsStranger(
        action,
        `${folder}/${path}`,
        manifest(args.service, 'three'),
      );
      const before = await filesOf(folder);
      for (const known of [result, undefined]) {
        await expect(effect.undo(args, known, context)).resolves.toEqual({
          state: 'kept',
          note: expect.stringMatching(
            new RegExp(`changed ${folder}/${path}.*by Sam Stranger`),
          ),
        });
      }
      expect(await filesOf(folder)).toEqual(before);
      await expect(
        project.undo(projectArgs, made, context),
      ).resolves.toMatchObject({
        state: 'kept',
        note: expect.stringContaining('still makes Argo CD read'),
      });
    },
  );

  it('takes back what a stranger has left of it', async () => {
    const { args, files, context, folder } = setUp();
    const effect = replica();
    const result = await effect.of(files).apply(args, context);
    await commitAsStranger('delete', `${folder}/dev/config.yaml`);
    await expect(effect.undo(args, result, context)).resolves.toEqual({
      state: 'undone',
    });
    expect(await filesOf(folder)).toEqual([]);
  });

  describe('with a host', () => {
    const setUpWithHost = (host = `host${count}.example.com`) => {
      const { args, files, context, folder } = setUp();
      const path = `hosts/${host}.yaml`;
      const all = { ...files, [path]: `service: ${args.service}\n` };
      return {
        args: { ...args, hosts: [path], blobs: blobsOf(all) },
        files: all,
        context,
        folder,
        host,
        path,
      };
    };
    const textOf = (path: string) =>
      vendors.gitlab.repositories.textFile(
        PROJECT,
        { branch: BRANCH, path },
        { signal: new AbortController().signal },
      );

    it('has it from the same commit, and gives it back', async () => {
      const { args, files, context, path } = setUpWithHost();
      const effect = replica();
      const result = await effect.of(files).apply(args, context);
      expect(await textOf(path)).toBe(files[path]);
      expect(await effect.of(files).apply(args, context)).toEqual(result);
      await effect.undo(args, result, context);
      expect(await textOf(path)).toBeUndefined();
    });

    it('is not made where the host is another service’s, at once or before', async () => {
      const first = setUpWithHost();
      const second = setUpWithHost(first.host);
      const outcomes = await Promise.allSettled(
        [first, second].map(({ args, files, context }) =>
          replica().of(files).apply(args, context),
        ),
      );
      const reasons = outcomes.flatMap(outcome =>
        outcome.status === 'rejected' ? [outcome.reason] : [],
      );
      expect(reasons).toEqual([
        expect.objectContaining({
          name: 'ConflictError',
          message: expect.stringContaining(
            `${first.path} exists already in ${PROJECT}`,
          ),
        }),
      ]);
      const [winner, loser] =
        outcomes[0].status === 'fulfilled' ? [first, second] : [second, first];
      expect(await filesOf(loser.folder)).toEqual([]);
      await expect(
        replica().undo(loser.args, undefined, loser.context),
      ).resolves.toEqual({ state: 'undone' });
      expect(await textOf(first.path)).toBe(winner.files[first.path]);
    });

    it('gives it back also when a stranger has removed the folder', async () => {
      const { args, files, context, folder, path } = setUpWithHost();
      const effect = replica();
      const result = await effect.of(files).apply(args, context);
      for (const file of await filesOf(folder)) {
        await commitAsStranger('delete', file);
      }
      await effect.undo(args, result, context);
      expect(await textOf(path)).toBeUndefined();
    });

    it('leaves it to whoever has it by now', async () => {
      const { args, files, context, folder, path } = setUpWithHost();
      const effect = replica();
      const result = await effect.of(files).apply(args, context);
      await commitAsStranger('update', path, 'service: other\n');
      await expect(effect.undo(args, result, context)).resolves.toEqual({
        state: 'undone',
      });
      expect(await filesOf(folder)).toEqual([]);
      expect(await textOf(path)).toBe('service: other\n');
    });

    it('keeps it together with what a stranger has changed', async () => {
      const { args, files, context, folder, path } = setUpWithHost();
      const effect = replica();
      const result = await effect.of(files).apply(args, context);
      await commitAsStranger('create', `${folder}/dev/more.yaml`, 'kind: X\n');
      await expect(effect.undo(args, result, context)).resolves.toMatchObject({
        state: 'kept',
      });
      expect(await textOf(path)).toBe(files[path]);
      await commitAsStranger('delete', `${folder}/dev/more.yaml`);
      await effect.undo(args, result, context);
    });

    it('takes back what a portal has made that knew of no hosts', async () => {
      const { args, files, context, folder } = setUp();
      const effect = replica();
      const result = await effect.of(files).apply(args, context);
      await effect.undo({ ...args, hosts: undefined }, result, context);
      expect(await filesOf(folder)).toEqual([]);
    });
  });

  it('never takes back what a later operation has made, equal as it may be', async () => {
    const first = setUp();
    const effect = replica();
    const result = await effect
      .of(first.files)
      .apply(first.args, first.context);
    await effect.undo(first.args, result, first.context);
    const second = setUp(first.args.service);
    await effect.of(second.files).apply(second.args, second.context);
    await expect(
      effect.undo(first.args, result, first.context),
    ).resolves.toEqual({ state: 'undone' });
    expect(await filesOf(first.folder)).toHaveLength(2);
  });

  it('computes the ids that git gives', async () => {
    const { args, files, context, folder } = setUp();
    await replica().of(files).apply(args, context);
    const found = await vendors.gitlab.repositories.files(
      PROJECT,
      { branch: BRANCH, folder },
      context,
    );
    expect(
      Object.fromEntries(found.map(({ path, blob }) => [path, blob])),
    ).toEqual(args.blobs);
  });
});
