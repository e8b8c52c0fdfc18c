import { ConfigError, readConfig } from './config.ts';
import { createLogger } from './logging.ts';
import { Readiness } from './readiness.ts';
import { createServer } from './server.ts';
import { shutDown } from './shutdown.ts';
import { startTracing } from './tracing.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config);
  const tracing = startTracing(config, logger);
  const readiness = new Readiness();
  const app = await createServer({ config, logger, readiness });

  const stop = async (signal: NodeJS.Signals) => {
    if (readiness.stopping) {
      logger.warn({ signal }, 'told to stop again: stopping at once');
      process.exit(1);
    }
    logger.info({ signal }, 'stopping');
    const drained = await shutDown(app, readiness, config);
    await tracing.stop();
    logger.info({ drained }, 'stopped');
    process.exit(drained ? 0 : 1);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));

  await app.listen({ host: '0.0.0.0', port: config.PORT });
}

/** Whatever nobody caught leaves the state unknown: say so and let a new process begin. */
function fail(error: unknown): void {
  const problems = error instanceof ConfigError && { problems: error.problems };
  createLogger({}).fatal({ error, ...problems }, 'the service failed');
  process.exit(1);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
await main().catch(fail);
