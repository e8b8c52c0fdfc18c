import type { ErrorRequestHandler, Express } from 'express';
import express from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { FaultQueue } from '../faults';
import { faultsMiddleware, faultsRouter } from '../faults';
import { apiRouter, isAuthorized } from './apiRouter';
import type { Controller } from './Controller';
import { GrpcError } from './GrpcError';
import { pagesRouter } from './pagesRouter';
import type { Refusals } from './Refusals';
import type { ArgoCdSnapshot } from './snapshot';
import { webhookRouter } from './webhookRouter';

/** Argo CD's default limit for a webhook's payload is 50 MB; ours is enough. */
const BODY_LIMIT = '5mb';

/** `/api/version` needs no token. */
const VERSION = {
  Version: 'v3.4.0+cloudforge-sandbox',
  BuildDate: '1970-01-01T00:00:00Z',
  GitCommit: '',
  GitTreeState: 'clean',
  Platform: `${process.platform}/${process.arch}`,
};

const refusalSchema = z.strictObject({
  name: z.string().min(1).max(200),
  message: z.string().max(1000).optional(),
});

function errorHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const malformed = error?.type === 'entity.parse.failed';
    const answer =
      error instanceof GrpcError
        ? error
        : new GrpcError(
            malformed ? 'InvalidArgument' : 'Unknown',
            error instanceof Error ? error.message : String(error),
          );
    if (!(error instanceof GrpcError) && !malformed) {
      log.error({ err: error, path: request.path }, 'request failed');
    }
    response.status(answer.status).json(answer.toBody());
  };
}

/** For tests in another process: what a test in this one calls directly. */
function controlRouter(options: {
  token: string;
  refusals: Refusals;
  notImplemented: Set<string>;
  takeSnapshot: () => Promise<ArgoCdSnapshot>;
}) {
  const router = express.Router();
  router.use((request, _response, next) => {
    if (!isAuthorized(request, options.token)) {
      throw new GrpcError('Unauthenticated', 'no session information');
    }
    next();
  });
  router.get('/snapshot', (_request, response, next) => {
    options
      .takeSnapshot()
      .then(taken => response.json(taken))
      .catch(next);
  });
  router.get('/not-implemented', (_request, response) => {
    response.json([...options.notImplemented]);
  });
  router.put('/refusal', (request, response) => {
    const parsed = refusalSchema.safeParse(request.body);
    if (!parsed.success) {
      throw new GrpcError('InvalidArgument', z.prettifyError(parsed.error));
    }
    options.refusals.set({
      ...parsed.data,
      name: new RegExp(parsed.data.name),
    });
    response.status(204).end();
  });
  router.delete('/refusal', (_request, response) => {
    options.refusals.set(undefined);
    response.status(204).end();
  });
  return router;
}

/** The HTTP face of the stand-in. */
export function createApp(
  options: Parameters<typeof apiRouter>[0] & {
    controller: Controller;
    faults: FaultQueue;
    refusals: Refusals;
    log: Logger;
    /** Routes that were asked for and are not there. */
    notImplemented: Set<string>;
    takeSnapshot: () => Promise<ArgoCdSnapshot>;
  },
): Express {
  const { token, faults } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(
    '/-/sandbox/faults',
    faultsRouter(faults, request => isAuthorized(request, token)),
  );
  app.use(faultsMiddleware(faults));
  app.use(express.json({ limit: BODY_LIMIT }));
  app.use('/-/sandbox', controlRouter(options));
  app.get('/api/version', (_request, response) => {
    response.json(VERSION);
  });
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  app.use('/api/webhook', webhookRouter(options.controller));
  app.use('/api/v1', apiRouter(options));
  app.use(pagesRouter(options.cluster));
  app.use(request => {
    const route = `${request.method} ${request.path}`;
    options.notImplemented.add(route);
    throw new GrpcError(
      'Unimplemented',
      `sandbox: ${route} is not implemented`,
    );
  });
  app.use(errorHandler(options.log));
  return app;
}
