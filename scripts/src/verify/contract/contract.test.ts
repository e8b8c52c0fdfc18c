import { join } from 'node:path';
import { registryAnswers } from '../../testing/registryAnswers';
import { verifyNodeService } from './nodeService';
import { contractRows, verifyContract } from './verifyContract';

const TIMEOUT = 600_000;

/** In CI a registry that cannot be reached is a failure, elsewhere a reason to skip. */
const whenReachable = registryAnswers() || process.env.CI ? it : it.skip;

async function nodeServiceKeepsIt(): Promise<void> {
  const results = await verifyNodeService();

  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  expect(results).toHaveLength(contractRows.length + 1);
}

describe('the contract of a service', () => {
  beforeEach(() => {
    jest.spyOn(console, 'log').mockImplementation(() => {});
  });
  afterEach(() => jest.restoreAllMocks());

  whenReachable(
    'is kept by what templates/node-service makes, as its image holds it',
    nodeServiceKeepsIt,
    TIMEOUT,
  );

  it(
    'is broken by a careless service in all but what is hard to get wrong',
    async () => {
      const careless = join(__dirname, 'careless.mjs');
      const results = await verifyContract(
        { command: [process.execPath, careless], cwd: __dirname },
        2_000,
      );

      const kept = results.filter(({ ok }) => ok).map(({ name }) => name);
      expect(kept).toEqual([
        'needs nothing but a port',
        'writes no file',
        'answers a scraper that does not say what it reads',
      ]);
    },
    TIMEOUT,
  );
});
