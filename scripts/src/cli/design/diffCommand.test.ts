import { rm } from 'node:fs/promises';
import { cloudforge, json } from '../__testUtils__/cloudforge';
import { input, servers } from './__testUtils__/designs';
import { makeDesignFolder } from './__testUtils__/makeDesignFolder';

jest.setTimeout(60_000);

describe('cloudforge design diff', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await makeDesignFolder();
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('tells what each node costs more or less', async () => {
    const result = await json(
      ['design', 'diff', '-', 'queue.json', '--usage', 'usage.json'],
      { cwd: dir, ...input(servers) },
    );
    expect(result.currency).toBe('USD');
    expect(result.resources).toMatchObject([
      { nodeId: 'web', resourceType: 'EC2', after: null },
      { nodeId: 'orders', before: null, after: 1.2, monthly: 1.2 },
    ]);
  });

  it('refuses usage of a node that neither has', async () => {
    const { code, err } = await cloudforge(
      [
        'design',
        'diff',
        'servers.json',
        'servers.json',
        '--usage',
        'usage.json',
      ],
      { cwd: dir },
    );
    expect(code).toBe(1);
    expect(err).toContain('there is no node "orders"');
  });
});
