import type {
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import type { ServiceSpec } from '@cloudforge/plugin-golden-path-common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../process/project';

const refuse = async (): Promise<never> => {
  throw new Error('a skeleton lies beside its template and is not fetched');
};

const silent: LoggerService = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silent,
};

/** The template that makes services of a language. */
const templateOf = ({ language }: ServiceSpec) =>
  join(projectRoot, 'templates', `${language}-service`, 'template.yaml');

/**
 * Writes the source of a service by the very action that Create runs, with the
 * input that templates give it.
 */
export async function renderSkeleton(
  spec: ServiceSpec,
  workspacePath: string,
): Promise<void> {
  const reader: UrlReaderService = {
    readUrl: refuse,
    readTree: refuse,
    search: refuse,
  };
  const action = createFetchTemplateAction({
    reader,
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  });
  const temporary = await mkdtemp(join(tmpdir(), 'cloudforge-service-'));
  try {
    await action.handler({
      input: {
        url: './skeleton',
        templateFileExtension: true,
        values: spec,
      },
      workspacePath,
      logger: silent,
      templateInfo: {
        entityRef: `template:default/${spec.language}-service`,
        baseUrl: pathToFileURL(templateOf(spec)).href,
      },
      task: { id: 'command-line' },
      checkpoint: ({ fn }) => Promise.resolve(fn()),
      createTemporaryDirectory: async () => temporary,
      getInitiatorCredentials: refuse,
      output: () => {},
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
