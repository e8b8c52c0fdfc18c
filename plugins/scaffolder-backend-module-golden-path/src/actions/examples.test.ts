import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { type GitLabSandbox, startGitLab } from '@cloudforge/sandbox';
import { validate } from 'jsonschema';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { actionContext } from '../__testUtils__/actionContext';
import { goldenPath } from '../__testUtils__/goldenPath';
import { createCatalogInfoCommitAction } from './catalogInfoCommit';
import { catalogInfoCommitExamples } from './catalogInfoCommit.examples';
import { exampleService } from './exampleService';
import { createServiceCheckAction } from './serviceCheck';
import { serviceCheckExamples } from './serviceCheck.examples';
import { createServicePublishAction } from './servicePublish';
import { servicePublishExamples } from './servicePublish.examples';
import { createServiceRegisterAction } from './serviceRegister';
import { serviceRegisterExamples } from './serviceRegister.examples';
import { createServiceRenderAction } from './serviceRender';
import { serviceRenderExamples } from './serviceRender.examples';

/** Every documented example is run as it stands, really and dry. */
describe('examples', () => {
  const test = goldenPath();
  const directory = createMockDirectory();
  let gitlab: GitLabSandbox;

  beforeAll(async () => {
    gitlab = await startGitLab({ dataDir: directory.path });
    const group = await api('groups', { name: 'apps', path: 'apps' });
    const project = await api('projects', {
      name: 'shop',
      namespace_id: group.id,
      initialize_with_readme: true,
    });
    await api(`projects/${project.id}/repository/branches`, {
      branch: 'catalog',
      ref: 'main',
    });
  });
  afterAll(() => gitlab.close());

  async function api(resource: string, body: object) {
    const response = await fetch(`${gitlab.url}/api/v4/${resource}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${gitlab.adminToken}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
    return response.json();
  }

  const actions: Record<string, () => TemplateAction<any, any, any>> = {
    'cloudforge:service:check': () => createServiceCheckAction(test.services),
    'cloudforge:service:render': () => createServiceRenderAction(test.services),
    'cloudforge:service:publish': () =>
      createServicePublishAction(test.services),
    'cloudforge:service:register': () =>
      createServiceRegisterAction(test.services),
    'cloudforge:catalog-info:commit': () =>
      createCatalogInfoCommitAction({
        integrations: exampleIntegrations(gitlab),
      }),
  };
  const examples = [
    ...serviceCheckExamples,
    ...serviceRenderExamples,
    ...servicePublishExamples,
    ...serviceRegisterExamples,
    ...catalogInfoCommitExamples,
  ].flatMap(({ description, example }) => [
    { description, example, isDryRun: true },
    { description, example, isDryRun: false },
  ]);

  it.each(examples)(
    '$description (dry run: $isDryRun)',
    async ({ example, isDryRun }) => {
      const { steps } = parse(example);
      expect(steps).toHaveLength(1);
      const { action: id, input } = steps[0];
      const action = actions[id]();
      expect(validate(input, action.schema!.input!).errors).toEqual([]);
      test.backend.published(exampleService, input.operationId);
      const { context, outputs } = actionContext(action, input, { isDryRun });
      await writeFile(path.join(context.workspacePath, 'README.md'), '# shop');

      await action.handler(context);

      expect(validate(outputs, action.schema!.output!).errors).toEqual([]);
      expect(isDryRun ? test.backend.changes : []).toEqual([]);
    },
  );

  it('has an example of every action', () => {
    expect(
      new Set(examples.map(({ example }) => parse(example).steps[0].action)),
    ).toEqual(new Set(Object.keys(actions)));
  });
});

/** The examples say `gitlab.example.com`; this leads to the sandbox. */
function exampleIntegrations({ url, adminToken }: GitLabSandbox) {
  return ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitlab: [
          {
            host: 'gitlab.example.com',
            baseUrl: url,
            apiBaseUrl: `${url}/api/v4`,
            token: adminToken,
          },
        ],
      },
    }),
  );
}
