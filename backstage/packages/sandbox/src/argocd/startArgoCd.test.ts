import { ArgoCdHarness } from './testing/ArgoCdHarness';
import { gitopsFiles, workloadFiles } from './testing/serviceFiles';

// Real processes of git and kubectl, on a machine that may be busy.
jest.setTimeout(60_000);

const shop = (harness: ArgoCdHarness, options = {}) =>
  workloadFiles({
    name: 'shop',
    repoUrl: harness.git.repoUrl('gitops/shop'),
    ...options,
  });

describe('startArgoCd', () => {
  let harness: ArgoCdHarness;

  beforeEach(async () => {
    harness = await ArgoCdHarness.start();
  });
  afterEach(() => harness.close());

  const conditions = async (name: string) =>
    (await harness.application(name)).status?.conditions?.map(
      ({ type, message }) => `${type}: ${message}`,
    );

  it('follows the workloads repository and syncs what it registers', async () => {
    const commit = await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    const register = await harness.register(shop(harness));

    const root = await harness.application('workloads');
    expect(root.status?.sync).toMatchObject({
      status: 'Synced',
      revision: register,
    });
    expect(
      root.status?.resources?.map(r => `${r.kind}/${r.name} ${r.status}`),
    ).toEqual([
      'Namespace/shop-dev Synced',
      'AppProject/shop Synced',
      'Application/shop-dev Synced',
    ]);

    const app = await harness.application('shop-dev');
    expect(app.status?.sync).toMatchObject({
      status: 'Synced',
      revision: commit,
    });
    expect(app.status?.health).toMatchObject({
      status: 'Unknown',
      message: 'sandbox: no pods run',
    });
    expect(app.status?.operationState).toMatchObject({
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      operation: { initiatedBy: { automated: true } },
    });
    expect(app.status?.history).toMatchObject([{ id: 0, revision: commit }]);
    expect(app.status?.summary?.images).toEqual(['registry/shop:1']);
    expect(app.status?.conditions).toEqual([]);
    expect(
      app.status?.resources?.map(r => `${r.namespace}/${r.kind}/${r.name}`),
    ).toEqual(['shop-dev/Service/shop', 'shop-dev/Deployment/shop']);
  });

  it('syncs a push to the source, and prunes what git no longer has', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness));
    const files = gitopsFiles('shop');
    const commit = await harness.push('gitops/shop', {
      ...files,
      'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
    });

    const app = await harness.application('shop-dev');
    expect(app.status?.sync).toMatchObject({
      status: 'Synced',
      revision: commit,
    });
    expect(app.status?.resources?.map(r => r.kind)).toEqual(['Deployment']);
    expect(app.status?.history?.map(h => h.id)).toEqual([0, 1]);
  });

  it('takes a service away whole when its entry is removed', async () => {
    const before = await harness.argocd.snapshot();
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness, { environments: ['dev'] }));
    expect(await harness.argocd.snapshot()).not.toEqual(before);

    await harness.register({});

    expect(await harness.argocd.snapshot()).toEqual(before);
  });

  it('leaves an Application stuck in deletion when its project went first', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness, { projectFinalizer: false }));
    await harness.register({});

    const { body } = await harness.request('GET', '/api/v1/applications');
    const stuck = body.items.find(
      (app: any) => app.metadata.name === 'shop-dev',
    );
    expect(stuck.metadata.deletionTimestamp).toBeDefined();
    expect(stuck.status.conditions).toMatchObject([
      {
        type: 'DeletionError',
        message: 'appproject.argoproj.io "shop" not found',
      },
    ]);
  });

  it('keeps the last good state while the register cannot be read', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness));
    await harness.register({
      ...shop(harness),
      'workloads/broken/x.yaml': 'kind: [unclosed\n',
    });

    const root = await harness.application('workloads');
    expect(root.status?.sync.status).toBe('Unknown');
    expect(root.status?.conditions?.[0]).toMatchObject({
      type: 'ComparisonError',
      message: expect.stringMatching(
        /^Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = Failed to unmarshal "broken\/x\.yaml": error converting YAML to JSON/,
      ),
    });
    expect((await harness.application('shop-dev')).status?.sync.status).toBe(
      'Synced',
    );
  });

  it('says what git said when a source cannot be cloned', async () => {
    await harness.register(shop(harness));
    expect(await conditions('shop-dev')).toEqual([
      `ComparisonError: Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = failed to list refs: fatal: repository '${harness.git.repoUrl(
        'gitops/shop',
      )}/' not found`,
    ]);

    await harness.push('gitops/shop', gitopsFiles('shop'));
    expect(await conditions('shop-dev')).toEqual([]);
  });

  it('refuses what the project does not permit', async () => {
    await harness.git.commit('gitops/other', gitopsFiles('shop'));
    await harness.register(
      shop(harness, {
        spec: {
          source: {
            repoURL: harness.git.repoUrl('gitops/other'),
            path: 'overlays/dev',
          },
        },
        destinationNamespace: 'elsewhere',
      }),
    );
    expect(await conditions('shop-dev')).toEqual([
      `InvalidSpecError: application repo ${harness.git.repoUrl(
        'gitops/other',
      )} is not permitted in project 'shop'`,
      "InvalidSpecError: application destination server 'https://kubernetes.default.svc' and namespace 'elsewhere' do not match any of the allowed destinations in project 'shop'",
    ]);
  });

  it('refuses an Application of a project that does not exist', async () => {
    const files = shop(harness);
    delete files['workloads/shop/project.yaml'];
    await harness.register(files);
    const { body } = await harness.request('GET', '/api/v1/applications');
    expect(
      body.items.find((app: any) => app.metadata.name === 'shop-dev').status
        .conditions,
    ).toMatchObject([
      {
        type: 'InvalidSpecError',
        message: 'Application referencing project shop which does not exist',
      },
    ]);
  });

  it('does not let a service sync what its project forbids', async () => {
    await harness.git.commit('gitops/shop', {
      ...gitopsFiles('shop'),
      'overlays/dev/kustomization.yaml': 'resources: [role.yaml]\n',
      'overlays/dev/role.yaml':
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: root}\n',
    });
    await harness.register(shop(harness));
    expect(
      (await harness.application('shop-dev')).status?.operationState,
    ).toMatchObject({
      phase: 'Failed',
      message:
        'one or more synchronization tasks are not valid: resource rbac.authorization.k8s.io:ClusterRole is not permitted in project shop',
    });
  });

  it('does not let two Applications manage one object', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.git.commit('gitops/rival', {
      'shop.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop-dev, namespace: argocd}\nspec: {project: default, destination: {}}\n',
    });
    await harness.register(shop(harness));
    await harness.request('POST', '/api/v1/applications', {
      body: {
        metadata: { name: 'rival' },
        spec: {
          project: 'default',
          source: { repoURL: harness.git.repoUrl('gitops/rival'), path: '.' },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'argocd',
          },
          syncPolicy: {
            automated: {},
            syncOptions: ['FailOnSharedResource=true'],
          },
        },
      },
    });
    await harness.argocd.idle();

    const rival = await harness.application('rival');
    const warning =
      'Application/shop-dev is part of applications argocd/rival and workloads';
    expect(rival.status?.operationState).toMatchObject({
      phase: 'Failed',
      message: `Shared resource found: ${warning}`,
    });
    expect(rival.status?.conditions).toMatchObject([
      { type: 'SharedResourceWarning', message: warning },
    ]);
    expect((await harness.application('shop-dev')).spec.project).toBe('shop');
  });

  it('brings back what somebody deleted', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness));
    const before = await harness.argocd.snapshot();
    const { status } = await harness.request(
      'DELETE',
      '/api/v1/applications/shop-dev',
    );
    expect(status).toBe(200);
    expect(await harness.argocd.snapshot()).toEqual(before);
  });

  it('shows what moved and waits, where sync is not automated', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness, { spec: { syncPolicy: {} } }));
    expect((await harness.application('shop-dev')).status?.sync.status).toBe(
      'OutOfSync',
    );

    await harness.request('POST', '/api/v1/applications/shop-dev/sync', {
      body: {},
    });
    await harness.argocd.idle();
    const app = await harness.application('shop-dev');
    expect(app.status?.sync.status).toBe('Synced');
    expect(app.operation).toBeUndefined();
    expect(app.status?.operationState?.operation.initiatedBy).toEqual({
      username: 'admin',
    });
  });

  it('makes Argo CD refuse by name, for tests', async () => {
    const before = await harness.argocd.snapshot();
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    harness.argocd.refuse(/^shop-/);
    await harness.register(shop(harness));
    expect(await conditions('shop-dev')).toEqual([
      `InvalidSpecError: application repo ${harness.git.repoUrl(
        'gitops/shop',
      )} is not permitted in project 'shop'`,
    ]);

    await harness.register({});
    expect(await harness.argocd.snapshot()).toEqual(before);
  });

  it('keeps its state, and makes good what it missed, over a restart', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness));
    const before = await harness.argocd.snapshot();
    const { token } = harness.argocd;
    const requests = harness.git.requests;

    await harness.restart();
    expect(harness.argocd.token).toBe(token);
    expect(await harness.argocd.snapshot()).toEqual(before);
    expect(
      (await harness.application('shop-dev')).status?.history,
    ).toHaveLength(1);
    expect(harness.git.requests).toBeGreaterThan(requests);

    await harness.argocd.close();
    await harness.git.commit('platform/workloads', {
      'workloads/.gitkeep': '',
    });
    await harness.boot();
    await harness.argocd.idle();
    const { body } = await harness.request('GET', '/api/v1/applications');
    expect(body.items.map((app: any) => app.metadata.name)).toEqual([
      'workloads',
    ]);
  });

  it('fails on purpose: before the work, and after it', async () => {
    harness.argocd.faults.add({
      path: /^\/api\/v1\/applications$/,
      status: 503,
      when: 'before',
      times: 1,
    });
    const list = () => harness.request('GET', '/api/v1/applications');
    expect((await list()).status).toBe(503);
    expect((await list()).status).toBe(200);

    harness.argocd.faults.add({
      method: 'POST',
      path: /\/projects$/,
      status: 502,
      when: 'after',
      times: 1,
    });
    const created = await harness.request('POST', '/api/v1/projects', {
      body: { project: { metadata: { name: 'lost' }, spec: {} } },
    });
    expect(created.status).toBe(502);
    const { status } = await harness.request('GET', '/api/v1/projects/lost');
    expect(status).toBe(200);
  });

  it('never shows the token of git', async () => {
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness));
    const answers = await Promise.all(
      [
        '/api/v1/applications',
        '/api/v1/repositories',
        '/applications/argocd/shop-dev',
        '/-/sandbox/snapshot',
      ].map(path => harness.request('GET', path)),
    );
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200]);
    expect(JSON.stringify(answers)).not.toContain(harness.git.token);
  });
});

describe('startArgoCd without kubectl', () => {
  it('lists the plain manifests and says so', async () => {
    const harness = await ArgoCdHarness.start({ kubectl: false });
    await harness.git.commit('gitops/shop', gitopsFiles('shop'));
    await harness.register(shop(harness));
    const app = await harness.application('shop-dev');
    expect(app.status?.sync.status).toBe('Synced');
    expect(app.status?.resources?.map(r => `${r.namespace}/${r.kind}`)).toEqual(
      ['shop-dev/Service', 'shop-dev/Deployment'],
    );
    expect(app.status?.conditions?.[0].message).toMatch(
      /^sandbox: kubectl is not installed,/,
    );
    await harness.close();
  });
});
