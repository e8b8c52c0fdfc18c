import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitopsFiles, workloadFiles } from './argocd/testing/serviceFiles';
import type { Sandbox } from './startSandbox';
import { startSandbox } from './startSandbox';

// Real processes of git and kubectl, on a machine that may be busy.
jest.setTimeout(60_000);

const portOf = (url: string) => Number(new URL(url).port);

describe('startSandbox', () => {
  let dataDir: string;
  let sandbox: Sandbox;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'cloudforge-sandbox-'));
    sandbox = await startSandbox({ dataDir });
  });
  afterEach(async () => {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const gitlab = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.gitlab.url}/api/v4${path}`, {
      method,
      headers: {
        'PRIVATE-TOKEN': sandbox.env.GITLAB_TOKEN,
        'Content-Type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  };

  const commit = (
    project: string,
    action: 'create' | 'delete',
    files: Record<string, string>,
  ) =>
    gitlab(
      'POST',
      `/projects/${encodeURIComponent(project)}/repository/commits`,
      {
        branch: 'main',
        commit_message: `${action} files`,
        actions: Object.entries(files).map(([path, content]) => ({
          action,
          file_path: path,
          content: action === 'create' ? content : undefined,
        })),
      },
    );

  /** What a Create does, by hand: two calls make a service. */
  const register = async (name: string) => {
    const { id } = await gitlab('GET', '/namespaces/gitops');
    await gitlab('POST', '/projects', { name, namespace_id: id });
    await commit(`gitops/${name}`, 'create', gitopsFiles(name));
    const entry = workloadFiles({
      name,
      repoUrl: `${sandbox.gitlab.url}/gitops/${name}.git`,
    });
    await commit('platform/workloads', 'create', entry);
    return entry;
  };

  const applications = async () =>
    (await sandbox.argocd.snapshot()).applications;

  it('is one platform: what is committed to GitLab, Argo CD syncs', async () => {
    const before = await sandbox.argocd.snapshot();
    const entry = await register('shop');
    expect(await applications()).toMatchObject({
      'shop-dev': {
        sync: 'Synced',
        health: 'Unknown',
        conditions: [],
        resources: [{ kind: 'Service' }, { kind: 'Deployment' }],
      },
    });

    await commit('platform/workloads', 'delete', entry);
    expect(await sandbox.argocd.snapshot()).toEqual(before);
  });

  it('gives a portal all that it has to know', () => {
    expect(Object.keys(sandbox.env).sort()).toEqual([
      'ARGOCD_TOKEN',
      'ARGOCD_URL',
      'GITHUB_BASE_URL',
      'GITHUB_CLIENT_ID',
      'GITHUB_CLIENT_SECRET',
      'GITLAB_BASE_URL',
      'GITLAB_TOKEN',
    ]);
    expect(new Set(Object.values(sandbox.env)).size).toBe(7);
  });

  it('keeps state and credentials when it starts again', async () => {
    await register('shop');
    const before = await sandbox.argocd.snapshot();
    const gitlabBefore = await sandbox.gitlab.snapshot();
    const { env } = sandbox;
    const ports = {
      gitlab: portOf(sandbox.gitlab.url),
      argocd: portOf(sandbox.argocd.url),
      github: portOf(sandbox.github.url),
    };

    await sandbox.close();
    sandbox = await startSandbox({ dataDir, ports });

    expect(sandbox.env).toEqual(env);
    expect(await sandbox.argocd.snapshot()).toEqual(before);
    expect(await sandbox.gitlab.snapshot()).toEqual(gitlabBefore);
    await register('other');
    expect(Object.keys(await applications())).toEqual([
      'other-dev',
      'shop-dev',
      'workloads',
    ]);
  });

  it('names the port that somebody else has, and leaves nothing running', async () => {
    const taken = portOf(sandbox.github.url);
    const other = join(dataDir, 'other');
    await expect(
      startSandbox({
        dataDir: other,
        ports: { gitlab: 0, argocd: 0, github: taken },
      }),
    ).rejects.toThrow(`port ${taken} on 127.0.0.1 is in use`);
    const second = await startSandbox({ dataDir: other });
    await second.close();
  });
});
