import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  type AcceptOperationRequest,
  type GoldenPathClient,
  type OperationView,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import {
  createGoldenPathClient,
  type GoldenPathServices,
} from '../client/createGoldenPathClient';
import { plainError } from '../client/plainError';
import { FollowedOperation } from '../operation/FollowedOperation';
import { operationPage } from '../operation/operationPage';
import { packWorkspace } from '../workspace/packWorkspace';
import { dryRunOperationId } from './dryRunOperationId';
import { readService } from './readService';
import { servicePublishExamples } from './servicePublish.examples';

/** `cloudforge:service:publish` */
export function createServicePublishAction(services: GoldenPathServices) {
  return createTemplateAction({
    id: 'cloudforge:service:publish',
    description:
      'Starts the operation that makes a service, hands the workspace over to it, and follows it until both repositories are made. What fails or is cancelled is undone.',
    examples: servicePublishExamples,
    supportsDryRun: true,
    schema: {
      input: {
        service: z =>
          z
            .record(z.any())
            .describe('Complete specification, from cloudforge:service:check'),
      },
      output: {
        operationId: z =>
          z.string().describe('For cloudforge:service:register'),
        operationPage: z =>
          z
            .string()
            .optional()
            .describe('Path of its page in the portal; not in a dry run'),
        appRepository: z => z.string().describe('Address of its page'),
        gitopsRepository: z => z.string().describe('Address of its page'),
        pipeline: z => z.string().describe('Address of its page'),
      },
    },
    async handler(ctx) {
      const spec = readService(ctx.input.service);
      const source = await packWorkspace(ctx.workspacePath);
      const client = createGoldenPathClient(services, ctx);
      const { signal, logger } = ctx;

      if (ctx.isDryRun) {
        logger.info(
          `Dry run: would hand over ${source.length} bytes of source and make the repositories of ${spec.name}`,
        );
        const names = serviceNames(spec, await client.platform({ signal }));
        ctx.output('operationId', dryRunOperationId(spec.name));
        ctx.output('appRepository', names.app.url);
        ctx.output('gitopsRepository', names.gitops.url);
        ctx.output('pipeline', names.pipelineUrl);
        return;
      }

      const accepted = await accept(client, {
        spec,
        // Every attempt starts an operation of its own: what an earlier one
        // made has been undone, whatever a checkpoint might say.
        taskId: ctx.task.id,
      });
      logger.info(
        `An operation makes ${spec.name}: ${operationPage(
          accepted.id,
        )} in the portal`,
      );
      const followed = new FollowedOperation(accepted.id, {
        client,
        logger,
        signal,
      });
      const { links } = await followed.run(
        () => client.handIn(accepted.id, source, { signal }),
        'waiting',
      );
      if (!links) {
        throw new Error(
          `Operation ${accepted.id} does not say where the repositories are; it is undone within a minute`,
        );
      }
      ctx.output('operationId', accepted.id);
      ctx.output('operationPage', operationPage(accepted.id));
      ctx.output('appRepository', links.appRepository);
      ctx.output('gitopsRepository', links.gitopsRepository);
      ctx.output('pipeline', links.pipeline);
    },
  });
}

/** Not cut short when the task is cancelled: then nobody would know which operation to cancel. */
async function accept(
  client: GoldenPathClient,
  request: AcceptOperationRequest,
): Promise<OperationView> {
  try {
    return await client.accept(request);
  } catch (error) {
    throw plainError(error);
  }
}
