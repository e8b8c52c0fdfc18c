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
import { requestId } from './logging.ts';
import { addMetricsRoute, Metrics } from './metrics.ts';
import { addOpenApi } from './openapi.ts';
import { addProblems } from './problems.ts';
import { addProbes, type Readiness } from './readiness.ts';
import { addRequestTelemetry } from './requestTelemetry.ts';
import { addRoutes } from './routes.ts';

/** Longer than the 60 s of a load balancer, so that it is never we who close first. */
const KEEP_ALIVE_TIMEOUT = 72_000;

export interface ServerOptions {
  config: Config;
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
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    genReqId: requestId,
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

  const metrics = new Metrics();
  addRequestTelemetry(app, metrics);
  addProblems(app);
  addMetricsRoute(app, metrics);
  addProbes(app, readiness);
  await addOpenApi(app);
  await addRoutes(app, config);
  return app;
}
