import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Fault } from '@cloudforge/sandbox';
import { Knex } from 'knex';
import { Mortal } from '../../__testUtils__/Mortal';
import { HandClock } from '../../__testUtils__/Replica';
import { TestOperation } from '../../__testUtils__/TestOperation';
import { serviceSpec } from '../../__testUtils__/serviceSpec';
import { sourceOfService } from '../../__testUtils__/sourceArchive';
import { doubling, startProxy } from '../../__testUtils__/startProxy';
import { type Vendors, startVendors } from '../../__testUtils__/startVendors';
import { vendorFaults } from '../../__testUtils__/vendorFaults';
import { createServiceDefinition } from '../../createService';
import { createProcessClock } from '../../database/DatabaseClock';
import { migrate } from '../../database/migrate';
import { OperationStore } from '../../database/OperationStore';
import { lastDayOfToken } from '../../effects';
import { createGitLabClient } from '../../vendors';
import { RotationLocks } from './RotationLocks';
import { ServiceTokens } from './ServiceTokens';

jest.setTimeout(120_000);

/** Longer than any lock. */
const LONG = 600_000;

const { signal } = new AbortController();

describe('ServiceTokens', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const clock = new HandClock();
  const logger = mockServices.logger.mock();
  let knex: Knex;
  let vendors: Vendors;

  beforeAll(async () => {
    vendors = await startVendors({ requestTimeout: 2_000 });
    knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const spec = serviceSpec();
    const operation = new TestOperation(
      spec,
      sourceOfService(spec, vendors.platform),
    );
    await operation.run(
      createServiceDefinition({ ...vendors, registrationTimeout: 20_000 }),
      'access',
    );
  });
  afterAll(() => vendors.close());
  beforeEach(() => clock.advance(LONG));
  afterEach(() => vendors.gitlabSandbox.faults.clear());

  const processClock = () => createProcessClock(knex, () => clock.ms);

  /** As a process of its own, which may end. */
  function start(mortal = new Mortal(), gitlab = vendors.gitlab) {
    const { platform } = vendors;
    return new ServiceTokens({
      gitlab: {
        ...gitlab,
        projects: mortal.guard(gitlab.projects),
        access: mortal.guard(gitlab.access),
      },
      platform,
      locks: mortal.guard(new RotationLocks(knex, processClock())),
      logger,
      settleMs: 2_000,
      steadyNow: () => clock.ms,
    });
  }

  /** As the pipeline gets it. */
  async function variable() {
    const { url, adminToken } = vendors.gitlabSandbox;
    const response = await fetch(
      `${url}/api/v4/projects/apps%2Fshop/variables/GITOPS_DEPLOY_TOKEN`,
      { headers: { 'private-token': adminToken } },
    );
    return response.json();
  }

  /** Whether a push to the GitOps repository would be let in. */
  async function mayPush(token: string) {
    const { url } = vendors.gitlabSandbox;
    const response = await fetch(
      `${url}/gitops/shop.git/info/refs?service=git-receive-pack`,
      { headers: { authorization: `Basic ${btoa(`oauth2:${token}`)}` } },
    );
    return response.status === 200;
  }

  async function working() {
    const { projects } = await vendors.gitlabSandbox.snapshot();
    return projects['gitops/shop'].tokens.filter(({ revoked }) => !revoked)
      .length;
  }

  /** Whatever went wrong: the pipeline can push, and one more rotation sets everything right. */
  async function expectConvergence() {
    vendors.gitlabSandbox.faults.clear();
    expect(await mayPush((await variable()).value)).toBe(true);
    clock.advance(LONG);
    await start().rotate('shop');
    expect(await mayPush((await variable()).value)).toBe(true);
    expect(await working()).toBe(1);
  }

  /** What the rotation says in the end. */
  const rotateUnder = async (fault: Fault) => {
    vendors.gitlabSandbox.faults.add(fault);
    return start()
      .rotate('shop')
      .then(JSON.stringify, error => error.message);
  };

  it('replaces the token: the new one works, the old one no more, and its variable is as before', async () => {
    const before = await variable();
    const { expiresAt, revoked } = await start().rotate('shop');
    const after = await variable();
    expect(revoked).toBe(1);
    expect(after.value).not.toBe(before.value);
    expect(await mayPush(after.value)).toBe(true);
    expect(await mayPush(before.value)).toBe(false);
    expect(after).toMatchObject({ protected: true, masked: true, raw: true });
    expect(await start().view('shop', { signal })).toEqual({
      expiresAt,
      tokens: 1,
    });
  });

  it('says that the pipeline has no token that works', async () => {
    const { adminToken, url, project } = vendors.gitlabSandbox;
    await fetch(
      `${url}/api/v4/projects/${
        project('apps/shop').id
      }/variables/GITOPS_DEPLOY_TOKEN`,
      { method: 'DELETE', headers: { 'private-token': adminToken } },
    );
    expect(await start().view('shop', { signal })).toEqual({
      expiresAt: undefined,
      tokens: 1,
    });
    await start().rotate('shop');
    expect(await mayPush((await variable()).value)).toBe(true);
  });

  it('leaves tokens that others made alone', async () => {
    const { id: project } = vendors.gitlabSandbox.project('gitops/shop');
    const { access } = vendors.gitlab;
    const theirs = await access.mintAccessToken(
      project,
      {
        name: 'update-gitops of the release team',
        scopes: ['write_repository'],
        accessLevel: 40,
        expiresAt: lastDayOfToken(),
      },
      { signal },
    );
    expect(await start().rotate('shop')).toMatchObject({ revoked: 1 });
    expect(await start().view('shop', { signal })).toMatchObject({ tokens: 1 });
    expect(await mayPush(theirs.value)).toBe(true);
    await access.revokeAccessToken(project, theirs.id, { signal });
  });

  it('knows no service that GitLab does not have', async () => {
    await expect(start().rotate('nothing')).rejects.toThrow(
      /^GitLab has no project (apps|gitops)\/nothing/,
    );
  });

  const faults = [
    ['POST', /access_tokens$/],
    ['PUT', /variables/],
    ['GET', /variables/],
    ['GET', /access_tokens$/],
    ['DELETE', /access_tokens/],
  ].flatMap(([method, path]) =>
    Object.entries(vendorFaults).map(
      ([name, { passing: _, ...fault }]) =>
        [method, path, name, { ...fault, method, path } as Fault] as const,
    ),
  );

  it.each(faults)(
    '%s %s, %s: the pipeline keeps a token that works',
    async (_method, _path, _name, fault) => {
      expect(await rotateUnder({ ...fault, times: 1 })).not.toMatch(/glpat-/);
      await expectConvergence();
    },
  );

  it.each(faults.filter(([method, , , { hang }]) => method === 'PUT' && !hang))(
    '%s %s, %s every time: the pipeline keeps a token that works',
    async (_method, _path, _name, fault) => {
      expect(await rotateUnder({ ...fault, times: 99 })).not.toMatch(/glpat-/);
      await expectConvergence();
    },
  );

  it.each(['first', 'second'] as const)(
    'leaves one token when a proxy sends each call on twice and hands back the %s answer',
    async handsBack => {
      const { url, adminToken } = vendors.gitlabSandbox;
      const proxy = await startProxy(url, doubling(handsBack));
      try {
        const gitlab = createGitLabClient({
          apiUrl: `${proxy.url}/api/v4`,
          token: adminToken,
          requestTimeout: 5_000,
        });
        await start(new Mortal(), gitlab).rotate('shop');
      } finally {
        await proxy.close();
      }
      expect(await working()).toBe(1);
      expect(await mayPush((await variable()).value)).toBe(true);
    },
  );

  it('may die anywhere', async () => {
    let boundaries = 0;
    for (let isOver = false; !isOver; ) {
      boundaries += 1;
      const mortal = new Mortal();
      mortal.endAfter(boundaries, 'die');
      const rotation = start(mortal).rotate('shop');
      await Promise.race([rotation, mortal.ended]);
      isOver = mortal.alive;
      await expectConvergence();
    }
    expect(boundaries).toBeGreaterThan(12);
  });

  it('does nothing more when it was stopped for longer than its lock', async () => {
    for (const boundaries of [7, 9, 11, 13]) {
      const mortal = new Mortal();
      mortal.endAfter(boundaries, 'stop');
      const stopped = start(mortal)
        .rotate('shop')
        .catch(error => error);
      await mortal.ended;
      clock.advance(LONG);
      await start().rotate('shop');
      const { value } = await variable();
      mortal.continue();
      expect((await stopped).message).toContain('took longer than 60 s');
      expect((await variable()).value).toBe(value);
      expect(await mayPush(value)).toBe(true);
      await expectConvergence();
    }
  });

  it('lets one of several at once through', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => start().rotate('shop')),
    );
    const refused = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    expect(refused.map(({ name }) => name)).toEqual(
      Array(3).fill('ConflictError'),
    );
    expect(await working()).toBe(1);
    expect(await mayPush((await variable()).value)).toBe(true);
  });

  it('waits for a call in doubt before it lets another rotation begin', async () => {
    vendors.gitlabSandbox.faults.add({
      method: 'PUT',
      path: /variables/,
      when: 'before',
      status: 502,
      times: 99,
    });
    await expect(start().rotate('shop')).rejects.toThrow(/502/);
    vendors.gitlabSandbox.faults.clear();
    await expect(start().rotate('shop')).rejects.toThrow(/being replaced/);
    // What was minted may be what the variable holds a moment later.
    expect(await working()).toBe(2);
    await expectConvergence();
  });

  it('is refused while an operation has the name', async () => {
    const store = new OperationStore(knex, processClock(), () => {});
    const id = '3f0c2e6e-0000-4000-8000-000000000000';
    await store.accept(
      {
        id,
        kind: 'create-service',
        spec: serviceSpec(),
        hosts: [],
        initiator: 'user:default/alice',
      },
      LONG,
    );
    await expect(start().rotate('shop')).rejects.toThrow(
      `Operation ${id} is at work on shop (waiting)`,
    );
    await store.discard(id);
    await start().rotate('shop');
  });
});
