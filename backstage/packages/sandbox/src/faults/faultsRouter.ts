import express, { Request, Router } from 'express';
import { z } from 'zod';
import type { FaultQueue } from './faults';

const pattern = z
  .string()
  .max(1000)
  .transform((text, context) => {
    try {
      return new RegExp(text);
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'is not a regular expression',
      });
      return z.NEVER;
    }
  });

const faultSchema = z.strictObject({
  method: z.string().optional(),
  path: pattern,
  query: pattern.optional(),
  status: z.number().int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  delayMs: z.number().min(0).optional(),
  hang: z.boolean().optional(),
  when: z.enum(['before', 'after']),
  times: z.number().int().min(1),
});

/**
 * The faults over HTTP, for tests in another process: POST adds one (`path`
 * and `query` as the source of a regular expression), GET lists, DELETE clears.
 */
export function faultsRouter(
  faults: FaultQueue,
  isAllowed: (request: Request) => boolean,
): Router {
  const router = Router();
  router.use(express.json());
  router.use((request, response, next) => {
    if (isAllowed(request)) next();
    else response.status(401).json({ message: '401 Unauthorized' });
  });
  router.post('/', (request, response) => {
    const parsed = faultSchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ message: z.prettifyError(parsed.error) });
      return;
    }
    faults.add(parsed.data);
    response.status(201).json({ pending: faults.list().length });
  });
  router.get('/', (_request, response) => {
    response.json(
      faults.list().map(fault => ({
        ...fault,
        path: fault.path.source,
        query: fault.query?.source,
      })),
    );
  });
  router.delete('/', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  return router;
}
