import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { techdocsGeneratorExtensionPoint } from '@backstage/plugin-techdocs-node';
import { MarkdownGenerator } from './MarkdownGenerator';

async function isInstalled(program: string): Promise<boolean> {
  const found = await Promise.allSettled(
    (process.env.PATH ?? '')
      .split(delimiter)
      .map(folder => access(join(folder, program), constants.X_OK)),
  );
  return found.some(({ status }) => status === 'fulfilled');
}

/** Documentation also where MkDocs is to run locally and is not installed. */
export const techDocsMarkdownModule = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'markdown',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        generator: techdocsGeneratorExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, generator, logger }) {
        if (
          config.getOptionalString('techdocs.builder') !== 'local' ||
          config.getOptionalString('techdocs.generator.runIn') !== 'local' ||
          (await isInstalled('mkdocs'))
        ) {
          return;
        }
        logger.info(
          'mkdocs is not installed: documentation is made from its Markdown, without plugins of MkDocs',
        );
        generator.setTechdocsGenerator(
          new MarkdownGenerator({
            config,
            logger,
            scmIntegrations: ScmIntegrations.fromConfig(config),
          }),
        );
      },
    });
  },
});
