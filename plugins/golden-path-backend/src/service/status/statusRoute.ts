import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { ApiRouter } from '@backstage/backend-openapi-utils';
import { Authorization } from '../Authorization';
import type { openApi } from '../openapi';
import { Services } from '../Services';
import { untilGone } from '../untilGone';
import { ServiceStatusReader } from './ServiceStatusReader';

export interface StatusRouteOptions {
  services: Services;
  status: ServiceStatusReader;
  authorization: Authorization;
  httpAuth: HttpAuthService;
}

export function addStatusRoute(
  router: ApiRouter<typeof openApi>,
  { services, status, authorization, httpAuth }: StatusRouteOptions,
): void {
  router.get('/services/:name/status', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const service = await services.get(req.params.name, untilGone(res));
    await authorization.assertMaySee(credentials, service);
    res.json(await status.read(service.name, untilGone(res)));
  });
}
