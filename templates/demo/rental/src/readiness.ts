import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A probe or a scrape: not traffic, so neither logged nor measured. */
    operational?: boolean;
  }
}

/** Whether traffic may be sent here. */
export class Readiness {
  #stopping = false;

  get stopping(): boolean {
    return this.#stopping;
  }

  stop(): void {
    this.#stopping = true;
  }
}

/**
 * `/healthz` says that the process works: failing it means a restart, so it
 * looks at nothing outside. `/readyz` says whether traffic may be sent here.
 */
export function addProbes(app: FastifyInstance, readiness: Readiness): void {
  const options = { config: { operational: true }, schema: { hide: true } };

  app.get('/healthz', options, () => ({ status: 'ok' }));
  app.get('/readyz', options, (_request, reply) => {
    if (readiness.stopping) {
      return reply.code(503).send({ status: 'stopping' });
    }
    return { status: 'ready' };
  });

  // Callers that keep connections open must open the next one elsewhere.
  app.addHook('onSend', async (_request, reply) => {
    if (readiness.stopping) {
      reply.header('connection', 'close');
    }
    return Promise.resolve();
  });
}
