import { mockServices } from '@backstage/backend-test-utils';
import {
  type FakeGoldenPath,
  startFakeGoldenPath,
} from './startFakeGoldenPath';

/** A fake backend for one test each, and what actions need to find it. */
export function goldenPath() {
  let started: Awaited<ReturnType<typeof startFakeGoldenPath>>;
  beforeEach(async () => {
    started = await startFakeGoldenPath();
  });
  afterEach(() => started.close());
  return {
    services: {
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => started.url,
      }),
    },
    get backend(): FakeGoldenPath {
      return started.fake;
    },
    /** `POST /operations`, in order, without the polls. */
    get calls(): string[] {
      return started.fake.requests
        .map(
          ({ method, path }) =>
            `${method} ${path.split('/').slice(3).join('/')}`,
        )
        .filter(call => !call.includes('/events'));
    },
  };
}
