import type { AuditorService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import express, { Request, Router } from 'express';
import { OperationReader } from '../database/OperationReader';
import { OperationRecord } from '../database/rows';
import { OperationEngine } from '../operations/OperationEngine';
import { OperationWatch } from '../operations/OperationWatch';
import { audited } from './audited';
import { Authorization } from './Authorization';
import { addCheckRoutes, CheckRoutesOptions } from './checks';
import { followOperation } from './followOperation';
import { listOperations } from './listOperations';
import { openApi } from './openapi';
import { readServiceSpec } from './readServiceSpec';
import { receiveSource } from './receiveSource';
import { addStatusRoute, StatusRouteOptions } from './status';
import { addTokenRoutes, TokenRoutesOptions } from './tokens';

export interface RouterOptions extends CheckRoutesOptions {
  reader: OperationReader;
  engine: OperationEngine;
  watch: OperationWatch;
  authorization: Authorization;
  auditor: AuditorService;
  /** About services that are there; not where a test has no vendors. */
  existing?: Pick<
    StatusRouteOptions & TokenRoutesOptions,
    'services' | 'status' | 'tokens'
  >;
}

type AnyRequest = Request<any, any, any, any>;

/** Room for every text of a ServiceSpec at its longest, in the widest characters. */
const MAX_JSON = '3mb';

/** The HTTP API. Errors go to the framework, which answers with their status. */
export function createRouter(options: RouterOptions): Router {
  const { reader, engine, acceptance, authorization } = options;
  const router = createValidatedOpenApiRouter(openApi, {
    // Bodies are read before, where "too large" keeps its status.
    middleware: [(_req, _res, next) => next()],
  });

  const signIn = async (request: AnyRequest) => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user'],
    });
    return { credentials, user: credentials.principal.userEntityRef };
  };

  /** Changes an operation on behalf of somebody who may, and answers with what it is then. */
  const manage = async (
    request: AnyRequest,
    eventId: string,
    change: (operation: OperationRecord, user: string) => Promise<void>,
    assertMay: Authorization['assertMayManage'] = (...asked) =>
      authorization.assertMayManage(...asked),
  ) => {
    const { credentials, user } = await signIn(request);
    const { operationId } = request.params;
    const meta = { operationId };
    const { auditor } = options;
    return audited({ auditor, request, eventId, meta }, async () => {
      const operation = await reader.get(operationId);
      await assertMay(credentials, operation);
      await change(operation, user);
      return reader.view(operationId);
    });
  };

  router.get('/platform', async (req, res) => {
    await signIn(req);
    res.json(options.platform);
  });

  router.post('/operations', async (req, res) => {
    const { credentials, user } = await signIn(req);
    const spec = readServiceSpec(req.body.spec, options.platform);
    const { taskId } = req.body;
    const accepted = await audited(
      {
        auditor: options.auditor,
        request: req,
        eventId: 'operation-accept',
        meta: { service: spec.name, owner: spec.owner, taskId: taskId ?? null },
      },
      async () => {
        await authorization.assertMayCreate(credentials, spec.owner);
        return acceptance.accept({ spec, initiator: user, taskId });
      },
    );
    res.status(201).json(accepted);
  });

  router.get('/operations', async (req, res) => {
    const { credentials } = await signIn(req);
    const visibility = await authorization.visibility(credentials);
    res.json(await listOperations(reader, visibility, req.query));
  });

  router.get('/operations/:operationId', async (req, res) => {
    const { credentials } = await signIn(req);
    const operation = await reader.get(req.params.operationId);
    await authorization.assertMayRead(credentials, operation);
    res.json(await reader.view(operation.id));
  });

  router.put('/operations/:operationId/source', async (req, res) => {
    const view = await manage(req, 'operation-publish', async ({ id }) =>
      engine.start(id, 'publish', await receiveSource(req)),
    );
    res.status(202).json(view);
  });

  router.post('/operations/:operationId/registration', async (req, res) => {
    const view = await manage(req, 'operation-register', ({ id }) =>
      engine.start(id, 'register'),
    );
    res.status(202).json(view);
  });

  router.post('/operations/:operationId/cancel', async (req, res) => {
    const view = await manage(req, 'operation-cancel', ({ id }, user) =>
      engine.cancel(id, user),
    );
    res.status(202).json(view);
  });

  router.post('/operations/:operationId/undo', async (req, res) => {
    const view = await manage(req, 'operation-undo', ({ id }, user) =>
      engine.undo(id, user),
    );
    res.status(202).json(view);
  });

  router.post('/operations/:operationId/adopt', async (req, res) => {
    const view = await manage(
      req,
      'operation-adopt',
      ({ id }, user) => engine.adopt(id, user),
      (...asked) => authorization.assertMayAdopt(...asked),
    );
    res.json(view);
  });

  router.get('/operations/:operationId/events', async (req, res) => {
    const { credentials } = await signIn(req);
    const operation = await reader.get(req.params.operationId);
    await authorization.assertMayRead(credentials, operation);
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    res.json(
      await followOperation(options, operation.id, {
        after: req.query.after ?? 0,
        waitMs: req.query.wait ?? 0,
        signal: gone.signal,
      }),
    );
  });

  addCheckRoutes(router, options);
  if (options.existing) {
    addStatusRoute(router, { ...options, ...options.existing });
    addTokenRoutes(router, { ...options, ...options.existing });
  }

  const parent = Router();
  parent.use(express.json({ limit: MAX_JSON }));
  parent.use(router);
  return parent;
}
