import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createTemplateAction,
  parseRepoUrl,
} from '@backstage/plugin-scaffolder-node';
import { Gitlab } from '@gitbeaker/rest';
import { CatalogFile } from '../gitlab/CatalogFile';
import { catalogContent } from '../gitlab/catalogContent';
import {
  gitlabRequester,
  type GitLabRequesterOptions,
} from '../gitlab/gitlabRequester';
import { catalogInfoCommitExamples } from './catalogInfoCommit.examples';

/** Only catalog files: whoever fills in a form must not reach a pipeline or a manifest with the platform's token. */
const CATALOG_FILE = /^([\w.-]+\/)*catalog-info\.ya?ml$/;

/** `cloudforge:catalog-info:commit` */
export function createCatalogInfoCommitAction(
  services: { integrations: ScmIntegrationRegistry },
  requesterOptions?: Pick<GitLabRequesterOptions, 'delays'>,
) {
  return createTemplateAction({
    id: 'cloudforge:catalog-info:commit',
    description:
      'Commits a catalog-info.yaml to any GitLab repository, new or existing. Makes no commit when the file is already as it should be.',
    examples: catalogInfoCommitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe(
              'The repository, as RepoUrlPicker gives it: gitlab.example.com?owner=group&repo=name',
            ),
        branch: z =>
          z.string().min(1).optional().describe('Default branch unless given'),
        path: z =>
          z
            .string()
            .optional()
            .describe(
              'Where the file is, catalog-info.yaml unless given; must be called catalog-info.yaml or .yml',
            ),
        entity: z =>
          z.record(z.any()).optional().describe('The entity, as an object'),
        content: z =>
          z
            .string()
            .optional()
            .describe('Instead of "entity": one or more entities as YAML'),
        commitMessage: z => z.string().min(1).optional(),
        token: z =>
          z
            .string()
            .optional()
            .describe(
              "The person's own token, ${{ secrets.… }}; the integration's unless given",
            ),
      },
      output: {
        changed: z => z.boolean().describe('Whether there was something to do'),
        commitHash: z => z.string().optional(),
        catalogInfoUrl: z =>
          z.string().describe('Address of the file, for catalog:register'),
      },
    },
    async handler(ctx) {
      const { repoUrl, branch, path = 'catalog-info.yaml' } = ctx.input;
      if (!CATALOG_FILE.test(path) || path.split('/').includes('..')) {
        throw new InputError(
          `"${path}" is not a catalog file: the path must end in catalog-info.yaml or catalog-info.yml and stay inside the repository`,
        );
      }
      const content = catalogContent(ctx.input);
      const { host, project } = projectOf(repoUrl, services.integrations);
      const gitlab = connect(host, services.integrations, ctx.input.token, {
        ...requesterOptions,
        signal: ctx.signal,
      });

      const file = await CatalogFile.find(gitlab, { project, branch, path });
      const previous = await file.read();
      const what = `${path} on ${file.branch} of ${project}`;
      ctx.output('catalogInfoUrl', file.url);
      if (previous?.content === content) {
        ctx.logger.info(`${what} is already as it should be`);
        ctx.output('changed', false);
        ctx.output('commitHash', previous.commit);
        return;
      }
      ctx.output('changed', true);
      const verb = previous ? 'Update' : 'Add';
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: would ${verb.toLowerCase()} ${what}:`);
        ctx.logger.info(content);
        return;
      }
      const message = ctx.input.commitMessage ?? `${verb} ${path}`;
      const commit = await file.commit(content, message, previous);
      ctx.logger.info(`Committed ${what} as ${commit}`);
      ctx.output('commitHash', commit);
    },
  });
}

function projectOf(repoUrl: string, integrations: ScmIntegrationRegistry) {
  const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
  if (integrations.byHost(host)?.type !== 'gitlab') {
    throw new InputError(`${host} is not a GitLab: this action knows no other`);
  }
  if (!owner || !repo) {
    throw new InputError('"repoUrl" needs both owner and repo');
  }
  return { host, project: `${owner}/${repo}` };
}

function connect(
  host: string,
  integrations: ScmIntegrationRegistry,
  ownToken: string | undefined,
  options: GitLabRequesterOptions,
) {
  const config = integrations.gitlab.byHost(host)?.config;
  const token = ownToken ?? config?.token;
  if (!config || !token) {
    throw new InputError(
      `There is no token for ${host}: a platform administrator has to add one under integrations.gitlab`,
    );
  }
  return new Gitlab({
    host: config.baseUrl,
    // As an OAuth token it is sent as a bearer token, which GitLab takes for every kind of token.
    oauthToken: token,
    requesterFn: gitlabRequester(options),
  });
}
