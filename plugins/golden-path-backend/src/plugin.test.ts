import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { appConfig } from './__testUtils__/appConfig';
import { goldenPathPlugin } from './plugin';

describe('goldenPathPlugin', () => {
  it('starts with its own workings and answers', async () => {
    const backend = await startTestBackend({
      features: [
        goldenPathPlugin,
        mockServices.rootConfig.factory({ data: appConfig() }),
        catalogServiceMock.factory(),
      ],
    });
    const { body, status } = await request(backend.server)
      .get('/api/golden-path/platform')
      .set('authorization', mockCredentials.user.header());
    expect(status).toBe(200);
    expect(body).toEqual(appConfig().cloudforge.platform);
    for (const token of ['glpat-secret', 'argocd-secret']) {
      expect(JSON.stringify(appConfig())).toContain(token);
      expect(JSON.stringify(body)).not.toContain(token);
    }
    await backend.stop();
  });

  it('does not start without its configuration, and names every key', async () => {
    await expect(
      startTestBackend({
        features: [
          goldenPathPlugin,
          mockServices.rootConfig.factory({ data: {} }),
          catalogServiceMock.factory(),
        ],
      }),
    ).rejects.toThrow(
      /cloudforge\.gitlab\.token[\s\S]*cloudforge\.argocd\.url/,
    );
  });
});
