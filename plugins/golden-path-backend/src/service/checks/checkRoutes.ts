import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { ApiRouter } from '@backstage/backend-openapi-utils';
import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';
import type { Acceptance } from '../../operations/Acceptance';
import type { openApi } from '../openapi';
import { checkService } from './checkService';

export interface CheckRoutesOptions {
  platform: PlatformSpec;
  acceptance: Acceptance;
  httpAuth: HttpAuthService;
}

/** What anybody who is signed in may ask before anything is made; nothing is changed. */
export function addCheckRoutes(
  router: ApiRouter<typeof openApi>,
  options: CheckRoutesOptions,
): void {
  const { acceptance, httpAuth } = options;

  router.get('/names/:name', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await acceptance.checkName(req.params.name));
  });

  router.get('/hosts/:host', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await acceptance.checkHost(req.params.host));
  });

  router.post('/service-checks', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await checkService(req.body.service, options));
  });
}
