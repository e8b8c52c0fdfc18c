import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { serviceNames } from '@cloudforge/plugin-golden-path-common';
import {
  createGoldenPathClient,
  type GoldenPathServices,
} from '../client/createGoldenPathClient';
import { describeSuccess } from '../operation/describeSuccess';
import { FollowedOperation } from '../operation/FollowedOperation';
import { dryRunService } from './dryRunOperationId';
import { serviceRegisterExamples } from './serviceRegister.examples';

/** `cloudforge:service:register` */
export function createServiceRegisterAction(services: GoldenPathServices) {
  return createTemplateAction({
    id: 'cloudforge:service:register',
    description:
      'Lets an operation register its service in the catalog and in Argo CD, and follows it until all is done. When it fails or is cancelled, everything that the operation has made is undone.',
    examples: serviceRegisterExamples,
    supportsDryRun: true,
    schema: {
      input: {
        operationId: z =>
          z.string().min(1).describe('From cloudforge:service:publish'),
      },
      output: {
        entityRef: z => z.string().describe('The component in the catalog'),
        applications: z =>
          z
            .array(
              z.object({
                environment: z.string(),
                name: z.string(),
                url: z.string(),
              }),
            )
            .describe('Argo CD applications in order of promotion'),
        summary: z => z.string().describe('What was made, in Markdown'),
      },
    },
    async handler(ctx) {
      const { operationId } = ctx.input;
      const { signal, logger } = ctx;
      const client = createGoldenPathClient(services, ctx);

      if (ctx.isDryRun) {
        const service = dryRunService(operationId);
        logger.info(
          `Dry run: would register ${service} in the catalog and in Argo CD`,
        );
        const names = serviceNames(service, await client.platform({ signal }));
        ctx.output('entityRef', names.entityRef);
        ctx.output('applications', []);
        ctx.output('summary', 'Dry run: nothing was made.');
        return;
      }

      const followed = new FollowedOperation(operationId, {
        client,
        logger,
        signal,
      });
      await followed.skipEvents();
      const operation = await followed.run(
        () => client.register(operationId, { signal }),
        'done',
      );
      if (!operation.links) {
        throw new Error(
          `Operation ${operationId} is done but does not say where everything is; look for ${operation.service} in the catalog`,
        );
      }
      ctx.output('entityRef', operation.links.entityRef);
      ctx.output('applications', operation.links.applications);
      ctx.output('summary', describeSuccess(operation));
    },
  });
}
