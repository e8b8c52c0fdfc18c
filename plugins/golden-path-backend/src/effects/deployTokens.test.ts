import { randomUUID } from 'node:crypto';
import { lateOnce, startProxy } from '../__testUtils__/startProxy';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import { createGitLabClient } from '../vendors';
import { lastDayOfToken, mintDeployToken } from './deployTokens';
import { gitlabProjectEffect } from './GitLabProjectEffect';

jest.setTimeout(60_000);

/** Later than its answer is waited for, and sooner than nothing can come any more. */
const LATE_MS = 2_000;
const TIMES = { requestTimeout: 1_000, settleMs: 3_000 };

describe('mintDeployToken', () => {
  let vendors: Vendors;

  beforeAll(async () => {
    vendors = await startVendors();
  });
  afterAll(() => vendors.close());

  it('leaves one token when GitLab makes one after its answer was given up', async () => {
    const { url, adminToken, snapshot } = vendors.gitlabSandbox;
    const maker = randomUUID();
    const call = { signal: new AbortController().signal };
    const { id } = await gitlabProjectEffect(vendors.gitlab).apply(
      { project: 'gitops/shop', title: 'Shop', hasPipeline: false },
      { ...call, operationId: maker, log: async () => {} },
    );
    const proxy = await startProxy(url, lateOnce(/access_tokens$/, LATE_MS));
    const gitlab = createGitLabClient({
      apiUrl: `${proxy.url}/api/v4`,
      token: adminToken,
      requestTimeout: TIMES.requestTimeout,
    });
    const minted = await mintDeployToken(
      gitlab,
      {
        gitopsProjectId: id,
        maker,
        expiresAt: lastDayOfToken(),
        settleMs: TIMES.settleMs,
      },
      call,
    );
    await proxy.close();
    const { projects } = await snapshot();
    const { tokens } = projects['gitops/shop'];
    expect(tokens).toHaveLength(2);
    expect(tokens.filter(({ revoked }) => !revoked)).toEqual([
      expect.objectContaining({ id: minted.id }),
    ]);
  });
});
