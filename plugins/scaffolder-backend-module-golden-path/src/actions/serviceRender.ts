import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  type PlatformSpec,
  renderService,
} from '@cloudforge/plugin-golden-path-common';
import {
  createGoldenPathClient,
  type GoldenPathServices,
} from '../client/createGoldenPathClient';
import { plainError } from '../client/plainError';
import { writeFiles } from '../workspace/writeFiles';
import { readService } from './readService';
import { serviceRenderExamples } from './serviceRender.examples';

/** `cloudforge:service:render` */
export function createServiceRenderAction(services: GoldenPathServices) {
  return createTemplateAction({
    id: 'cloudforge:service:render',
    description:
      'Writes what is generated for an app repository into the workspace: pipeline, catalog entry, code owners and the answers. Refuses when the skeleton already holds one of these files.',
    examples: serviceRenderExamples,
    supportsDryRun: true,
    schema: {
      input: {
        service: z =>
          z
            .record(z.any())
            .describe('Complete specification, from cloudforge:service:check'),
      },
      output: {
        files: z =>
          z.array(z.string()).describe('Paths of the files that were written'),
      },
    },
    // Writes to the workspace only, so a dry run does the same.
    async handler(ctx) {
      const spec = readService(ctx.input.service);
      const client = createGoldenPathClient(services, ctx);
      let platform: PlatformSpec;
      try {
        platform = await client.platform({ signal: ctx.signal });
      } catch (error) {
        throw plainError(error);
      }
      const files = renderService(spec, platform).app;
      await writeFiles(ctx.workspacePath, files);
      const paths = Object.keys(files);
      paths.forEach(file => ctx.logger.info(`Wrote ${file}`));
      ctx.output('files', paths);
    },
  });
}
