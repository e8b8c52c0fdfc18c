import {
  fastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
} from 'fastify';
import {
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Config } from './config.ts';
import { greetings } from './greetings.ts';
import { requestId, traceContext } from './logging.ts';
import { addMetrics } from './metrics.ts';
import { addOpenApi } from './openapi.ts';
import { addProblems } from './problems.ts';
import { addProbes, type Readiness } from './readiness.ts';

/** Longer than the 60 s of a load balancer, so that it is never we who close first. */
const KEEP_ALIVE_TIMEOUT = 72_000;

export interface ServerOptions {
  config: Pick<Config, 'BODY_LIMIT' | 'REQUEST_TIMEOUT'>;
  logger: FastifyBaseLogger;
  readiness: Readiness;
}

/** The whole service, not yet listening. */
export async function createServer(
  options: ServerOptions,
): Promise<FastifyInstance> {
  const { config, logger, readiness } = options;
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    childLoggerFactory: (parent, _bindings, childOptions, raw) =>
      parent.child(traceContext(raw), childOptions),
    bodyLimit: config.BODY_LIMIT,
    requestTimeout: config.REQUEST_TIMEOUT,
    handlerTimeout: config.REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    forceCloseConnections: 'idle',
    // A request that still arrives while we close is answered, not refused.
    return503OnClosing: false,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  addRequestLog(app);
  addProblems(app);
  addMetrics(app);
  addProbes(app, readiness);
  await addOpenApi(app);
  await app.register(greetings);
  return app;
}

/** One line a request, without its query: that may hold personal data. */
function addRequestLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    return Promise.resolve();
  });
  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    if (!config.operational) {
      request.log.info(
        {
          requestId: request.id,
          method: request.method,
          route: url ?? 'unmatched',
          path: request.url.split('?', 1)[0],
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime * 10) / 10,
        },
        'request answered',
      );
    }
    return Promise.resolve();
  });
}
