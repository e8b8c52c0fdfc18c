import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ApiRouter } from '@backstage/backend-openapi-utils';
import { Request } from 'express';
import { audited } from '../audited';
import { Authorization } from '../Authorization';
import type { openApi } from '../openapi';
import { Services } from '../Services';
import { untilGone } from '../untilGone';
import { ServiceTokens } from './ServiceTokens';

export interface TokenRoutesOptions {
  services: Services;
  tokens: ServiceTokens;
  authorization: Authorization;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

type AnyRequest = Request<any, any, any, any>;

/**
 * The tokens of services: for people, and for programs with an external access
 * token, so that rotation can be scheduled. No token's value is ever answered.
 */
export function addTokenRoutes(
  router: ApiRouter<typeof openApi>,
  options: TokenRoutesOptions,
): void {
  const { services, tokens, authorization, auditor } = options;
  const signIn = (request: AnyRequest) =>
    options.httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get('/services', async (req, res) => {
    const mayRotate = await authorization.mayRotate(await signIn(req));
    const all = await services.list(untilGone(res));
    res.json({ items: all.filter(({ owner }) => mayRotate(owner)) });
  });

  router.get('/services/:name/token', async (req, res) => {
    const credentials = await signIn(req);
    const service = await services.get(req.params.name, untilGone(res));
    await authorization.assertMayRotate(credentials, service);
    res.json(await tokens.view(service.name, untilGone(res)));
  });

  router.post('/services/:name/token-rotation', async (req, res) => {
    const credentials = await signIn(req);
    const { name } = req.params;
    const event = { eventId: 'token-rotate', meta: { service: name } };
    const rotation = await audited(
      { auditor, request: req, ...event },
      async () => {
        const service = await services.get(name, untilGone(res));
        await authorization.assertMayRotate(credentials, service);
        // Not given up with its caller: it is short, and its answer may be lost.
        return tokens.rotate(service.name);
      },
    );
    res.json(rotation);
  });
}
