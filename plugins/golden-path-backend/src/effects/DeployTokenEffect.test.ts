import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestOperation } from '../__testUtils__/TestOperation';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { sourceOfService } from '../__testUtils__/sourceArchive';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import { createServiceDefinition } from '../createService';

jest.setTimeout(60_000);
const run = promisify(execFile);

describe('gitlab-deploy-token', () => {
  let vendors: Vendors;
  let operation: TestOperation;

  beforeAll(async () => {
    vendors = await startVendors();
    const spec = serviceSpec();
    operation = new TestOperation(
      spec,
      sourceOfService(spec, vendors.platform),
    );
    await operation.run(
      createServiceDefinition({ ...vendors, registrationTimeout: 20_000 }),
      'access',
    );
  });
  afterAll(() => vendors.close());

  const entry = () => {
    const found = operation.journal.find(
      ({ effect }) => effect.type === 'gitlab-deploy-token',
    );
    if (!found) {
      throw new Error('no token was minted');
    }
    return found;
  };

  /** As the app's pipeline gets it. */
  async function tokenValue(): Promise<string> {
    const { url, adminToken } = vendors.gitlabSandbox;
    const response = await fetch(
      `${url}/api/v4/projects/apps%2Fshop/variables/GITOPS_DEPLOY_TOKEN`,
      { headers: { 'private-token': adminToken } },
    );
    return (await response.json()).value;
  }

  it('is stored for protected branches, masked and as it is', async () => {
    const { projects } = await vendors.gitlabSandbox.snapshot();
    expect(projects['apps/shop'].variables).toEqual([
      expect.objectContaining({ key: 'GITOPS_DEPLOY_TOKEN' }),
    ]);
    const { url, adminToken } = vendors.gitlabSandbox;
    const response = await fetch(
      `${url}/api/v4/projects/apps%2Fshop/variables/GITOPS_DEPLOY_TOKEN`,
      { headers: { 'private-token': adminToken } },
    );
    expect(await response.json()).toMatchObject({
      protected: true,
      masked: true,
      raw: true,
    });
  });

  it('may push to the GitOps repository, and to nothing else', async () => {
    const token = await tokenValue();
    const { host } = new URL(vendors.gitlabSandbox.url);
    const folder = await mkdtemp(join(tmpdir(), 'deploy-token-'));
    const git = (...args: string[]) =>
      run(
        'git',
        ['-c', 'user.name=CI', '-c', 'user.email=ci@example.com', ...args],
        {
          env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
        },
      );
    try {
      const clone = join(folder, 'gitops');
      await git(
        'clone',
        `http://oauth2:${token}@${host}/gitops/shop.git`,
        clone,
      );
      await git(
        '-C',
        clone,
        'commit',
        '--allow-empty',
        '-m',
        'Deploy [skip ci]',
      );
      await git('-C', clone, 'push', 'origin', 'main');
      for (const other of ['apps/shop', 'platform/workloads']) {
        await expect(
          git(
            'clone',
            `http://oauth2:${token}@${host}/${other}.git`,
            join(folder, 'other'),
          ),
        ).rejects.toThrow();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const api = await fetch(
      `${vendors.gitlabSandbox.url}/api/v4/projects/gitops%2Fshop/variables`,
      { headers: { 'private-token': token } },
    );
    expect(api.status).toBe(403);
  });

  it('ends within a year', async () => {
    const { expiresAt } = entry().args as { expiresAt: string };
    const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(360);
    expect(days).toBeLessThan(365);
  });

  it('is written down nowhere', async () => {
    const token = await tokenValue();
    expect(token.length).toBeGreaterThan(8);
    const written = JSON.stringify([operation.journal, operation.messages]);
    expect(written).not.toContain(token);
    expect(written).not.toContain(vendors.gitlabSandbox.adminToken);
  });

  it('is replaced by a repeat, which revokes the one before', async () => {
    const first = await tokenValue();
    const { effect, args } = entry();
    await effect.apply(args, operation);
    expect(await tokenValue()).not.toBe(first);
    const { projects } = await vendors.gitlabSandbox.snapshot();
    const tokens = projects['gitops/shop'].tokens;
    expect(tokens.filter(({ revoked }) => !revoked)).toHaveLength(1);
    expect(tokens).toHaveLength(2);
  });

  it('is revoked, and its variable removed, by the undo; another variable of that name is not', async () => {
    const { effect, args, result } = entry();
    await effect.undo(args, result, operation);
    const { projects } = await vendors.gitlabSandbox.snapshot();
    expect(projects['apps/shop'].variables).toEqual([]);
    expect(projects['gitops/shop'].tokens.every(({ revoked }) => revoked)).toBe(
      true,
    );
    const { id } = projects['apps/shop'];
    await vendors.gitlab.access.setSecretVariable(
      id,
      {
        key: 'GITOPS_DEPLOY_TOKEN',
        value: 'somebody-elses',
        description: 'Set by hand',
      },
      operation,
    );
    await effect.undo(args, result, operation);
    const after = await vendors.gitlabSandbox.snapshot();
    expect(after.projects['apps/shop'].variables).toHaveLength(1);
  });
});
