import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import request from 'supertest';
import { appConfig } from '../__testUtils__/appConfig';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { toyDefinition } from '../__testUtils__/toyDefinition';
import { ToyVendor } from '../__testUtils__/ToyVendor';
import { createGoldenPathPlugin } from '../createGoldenPathPlugin';

jest.setTimeout(60_000);

const ALICE = mockCredentials.user.header('user:default/alice');
const PAULA = mockCredentials.user.header('user:default/paula');

const user = (name: string, memberOf: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { memberOf },
  relations: memberOf.map(targetRef => ({ type: 'memberOf', targetRef })),
});

const administrators = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'platform-admins' },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/paula' }],
};

describe('notices in a portal', () => {
  let backend: TestBackend;
  const logger = mockServices.logger.mock();

  const start = async (
    vendor: ToyVendor,
    ...features: (typeof notificationsPlugin)[]
  ) => {
    const { cloudforge } = appConfig();
    logger.info.mockClear();
    backend = await startTestBackend({
      features: [
        ...features,
        createGoldenPathPlugin(() => ({
          definition: toyDefinition(vendor, {
            push: () => {
              vendor.touch('apps/shop');
              throw new Error('GitLab says no');
            },
          }),
          names: {
            check: async name => ({
              name,
              available: true,
              problems: [],
              clashes: [],
            }),
            checkHost: async host => ({
              host,
              available: true,
              problems: [],
              clashes: [],
            }),
          },
        })),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://127.0.0.1:3000' },
            cloudforge: {
              ...cloudforge,
              administrators: ['group:default/platform-admins'],
            },
          },
        }),
        logger.factory,
        // Tests have one that runs each task once.
        schedulerServiceFactory,
        catalogServiceMock.factory({
          entities: [
            user('alice', []),
            user('paula', ['group:default/platform-admins']),
            administrators,
          ],
        }),
      ],
    });
  };

  afterEach(() => backend.stop());

  const leaveStuck = async () => {
    const { body } = await request(backend.server)
      .post('/api/golden-path/operations')
      .set('authorization', ALICE)
      .send({ spec: serviceSpec() });
    await request(backend.server)
      .put(`/api/golden-path/operations/${body.id}/source`)
      .set('authorization', ALICE)
      .set('content-type', 'application/gzip')
      .send(Buffer.from([0x1f, 0x8b, 8, 0]))
      .expect(202);
    return body.id as string;
  };

  /** Asks again until there is one. */
  const noticeOf = async (who: string) => {
    for (;;) {
      const { body } = await request(backend.server)
        .get('/api/notifications/notifications')
        .set('authorization', who);
      if (body.notifications?.length > 0) {
        return body.notifications;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  };

  it('reach the initiator and the administrators', async () => {
    await start(new ToyVendor(), notificationsPlugin);
    const id = await leaveStuck();
    for (const who of [ALICE, PAULA]) {
      expect(await noticeOf(who)).toMatchObject([
        {
          origin: 'plugin:golden-path',
          payload: {
            title: 'shop was not made, and not everything could be undone',
            description: expect.stringContaining('GitLab says no'),
            link: `/operations/${id}`,
            scope: id,
            severity: 'high',
          },
        },
      ]);
    }
  });

  it('are done without where there are no notifications, which is said', async () => {
    await start(new ToyVendor());
    const id = await leaveStuck();
    const said = () =>
      logger.info.mock.calls.filter(([message]) =>
        String(message).includes('no notifications backend'),
      );
    while (said().length === 0) {
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    const { body } = await request(backend.server)
      .get(`/api/golden-path/operations/${id}`)
      .set('authorization', ALICE);
    expect(['running', 'undoing', 'stuck']).toContain(body.state);
    expect(said()).toHaveLength(1);
  });
});
