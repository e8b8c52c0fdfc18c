import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  GoldenPathClient,
  NameClash,
  ServiceCheck,
} from '@cloudforge/plugin-golden-path-common';
import {
  createGoldenPathClient,
  type GoldenPathServices,
} from '../client/createGoldenPathClient';
import { plainError } from '../client/plainError';
import { describeProblem } from './readService';
import { serviceCheckExamples } from './serviceCheck.examples';

/** `cloudforge:service:check` */
export function createServiceCheckAction(services: GoldenPathServices) {
  return createTemplateAction({
    id: 'cloudforge:service:check',
    description:
      'Checks the answers of a form, what the platform offers, and whether name and hosts are free everywhere, and completes the answers to a service specification. Changes nothing.',
    examples: serviceCheckExamples,
    supportsDryRun: true,
    schema: {
      input: {
        service: z =>
          z
            .record(z.any())
            .describe(
              'The answers: the keys of a service specification without apiVersion and kind',
            ),
      },
      output: {
        service: z => z.record(z.any()).describe('The complete specification'),
      },
    },
    async handler(ctx) {
      const client = createGoldenPathClient(services, ctx);
      const { problems, clashes, service } = await check(
        client,
        ctx.input.service,
        ctx.signal,
      );
      const taken = clashes.map(describeClash);
      if (!service) {
        throw new InputError(
          list('The answers cannot be used', [
            ...problems.map(describeProblem),
            ...taken,
          ]),
        );
      }
      if (taken.length > 0) {
        throw new ConflictError(list(titleOf(service.name, clashes), taken));
      }
      ctx.logger.info(`The name ${service.name} is free, and so are its hosts`);
      ctx.output('service', { ...service });
    },
  });
}

async function check(
  client: GoldenPathClient,
  answers: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<ServiceCheck> {
  try {
    return await client.checkService(answers, { signal });
  } catch (error) {
    throw plainError(error);
  }
}

function titleOf(name: string, clashes: NameClash[]): string {
  return clashes.some(({ host }) => host === undefined)
    ? `The name ${name} is taken`
    : `A host of ${name} is taken`;
}

function describeClash({ message, url }: NameClash): string {
  return url ? `${message} (${url})` : message;
}

function list(title: string, lines: string[]): string {
  return [`${title}:`, ...lines.map(line => `- ${line}`)].join('\n');
}
