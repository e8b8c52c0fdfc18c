import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import { type Faults, faultsSchema } from './faults.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compared as digests: neither time nor length tells anything of the token. */
function knows(token: string) {
  const expected = digest(`Bearer ${token}`);
  return ({ headers }: FastifyRequest) =>
    timingSafeEqual(digest(headers.authorization ?? ''), expected);
}

/** `GET` and `PUT /faults`, for those who know the token; nothing when there is none. */
export function addFaultEndpoint(
  app: FastifyInstance,
  faults: Faults,
  { FAULT_TOKEN }: Pick<Config, 'FAULT_TOKEN'>,
): void {
  if (FAULT_TOKEN === undefined) {
    return;
  }
  const allowed = knows(FAULT_TOKEN);
  const options = {
    // Changing the weather is not traffic.
    config: { operational: true },
    onRequest: async (request: FastifyRequest) => {
      if (!allowed(request)) {
        throw Object.assign(new Error('Give the token of the faults'), {
          statusCode: 401,
        });
      }
      return Promise.resolve();
    },
  };

  app.get(
    '/faults',
    { ...options, schema: { hide: true } },
    () => faults.wanted,
  );
  app.put(
    '/faults',
    { ...options, schema: { hide: true, body: faultsSchema } },
    (request) => {
      faults.change(faultsSchema.parse(request.body));
      request.log.warn({ faults: faults.wanted }, 'faults changed');
      return faults.wanted;
    },
  );
}
