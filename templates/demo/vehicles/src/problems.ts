import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';

/** The body of every answer that is an error, by RFC 9457. */
export const problemSchema = z
  .object({
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional(),
  })
  .meta({ description: 'What went wrong, by RFC 9457' });

type Problem = Pick<z.infer<typeof problemSchema>, 'detail' | 'errors'>;

function sendProblem(reply: FastifyReply, status: number, problem: Problem) {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      title: STATUS_CODES[status] ?? 'Error',
      status,
      requestId: reply.request.id,
      ...problem,
    });
}

/** A caller is told what they did wrong; what went wrong in here only the log says. */
export function addProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      request.log.error({ error }, 'the request failed');
      return sendProblem(reply, status, {
        detail: 'The service could not answer. The log has the details.',
      });
    }
    return sendProblem(reply, status, {
      detail: error.message,
      ...(error.validation && {
        errors: error.validation.map(({ instancePath, message = '' }) => ({
          path: instancePath,
          message,
        })),
      }),
    });
  });

  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, 404, { detail: `${request.method} is not served here` }),
  );
}
