import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import permissionModule from './index';

describe('the permission backend with this policy', () => {
  it('answers as the policy says, on the server', async () => {
    const { server } = await startTestBackend({
      features: [
        permissionPlugin,
        permissionModule,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            cloudforge: { administrators: ['group:default/platform-admins'] },
          },
        }),
        mockServices.userInfo.factory(),
      ],
    });
    const ask = async (authorization: string) => {
      const response = await fetch(
        `http://localhost:${server.port()}/api/permission/authorize`,
        {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Authorization: authorization,
          },
          body: JSON.stringify({
            items: [
              {
                id: '1',
                permission: catalogEntityReadPermission,
                resourceRef: 'component:default/shop',
              },
              { id: '2', permission: kubernetesProxyPermission },
            ],
          }),
        },
      );
      const { items = [] } = await response.json();
      return {
        status: response.status,
        results: items.map((item: { result: string }) => item.result),
      };
    };

    expect(await ask(mockCredentials.user.header())).toEqual({
      status: 200,
      results: ['ALLOW', 'DENY'],
    });
    expect(await ask(mockCredentials.none.header())).toEqual({
      status: 401,
      results: [],
    });
  });
});
