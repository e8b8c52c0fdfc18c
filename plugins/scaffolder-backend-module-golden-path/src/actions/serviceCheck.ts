import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  type GoldenPathClient,
  type NameCheck,
  parseServiceAnswers,
  serviceNameSchema,
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
      'Checks the answers of a form and whether the name is free everywhere, and completes them to a service specification. Changes nothing.',
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
      const { service } = ctx.input;
      const parsed = parseServiceAnswers(service);
      const name = serviceNameSchema.safeParse(service.name);
      const client = createGoldenPathClient(services, ctx);
      const check = name.success
        ? await checkName(client, name.data, ctx.signal)
        : undefined;

      const clashes = check?.clashes.map(describeClash) ?? [];
      const problems = [
        ...(parsed.ok ? [] : parsed.problems.map(describeProblem)),
        ...(check?.problems ?? []),
      ];
      if (!parsed.ok || problems.length) {
        throw new InputError(
          list('The answers cannot be used', [...problems, ...clashes]),
        );
      }
      if (!check?.available) {
        throw new ConflictError(
          list(`The name ${parsed.value.name} is taken`, clashes),
        );
      }
      ctx.logger.info(`The name ${parsed.value.name} is free`);
      ctx.output('service', { ...parsed.value });
    },
  });
}

async function checkName(
  client: GoldenPathClient,
  name: string,
  signal?: AbortSignal,
): Promise<NameCheck> {
  try {
    return await client.checkName(name, { signal });
  } catch (error) {
    throw plainError(error);
  }
}

function describeClash({ message, url }: NameCheck['clashes'][number]): string {
  return url ? `${message} (${url})` : message;
}

function list(title: string, lines: string[]): string {
  return [`${title}:`, ...lines.map(line => `- ${line}`)].join('\n');
}
