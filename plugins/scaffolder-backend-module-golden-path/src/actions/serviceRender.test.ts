import { renderService } from '@cloudforge/plugin-golden-path-common';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { actionContext } from '../__testUtils__/actionContext';
import { goldenPath } from '../__testUtils__/goldenPath';
import { platform } from '../__testUtils__/platform';
import { exampleService } from './exampleService';
import { readService } from './readService';
import { createServiceRenderAction } from './serviceRender';

describe('cloudforge:service:render', () => {
  const test = goldenPath();
  const action = createServiceRenderAction(test.services);
  const { app } = renderService(readService(exampleService), platform);

  it.each([false, true])(
    'writes what is generated (dry run: %p)',
    async isDryRun => {
      const { context, outputs } = actionContext(
        action,
        { service: exampleService },
        { isDryRun },
      );

      await action.handler(context);

      expect(outputs.files).toEqual(Object.keys(app));
      expect(outputs.files).toContain('catalog-info.yaml');
      for (const [file, content] of Object.entries(app)) {
        await expect(
          readFile(path.join(context.workspacePath, file), 'utf8'),
        ).resolves.toBe(content);
      }
    },
  );

  it('refuses when the skeleton holds one of the files, and writes none', async () => {
    const { context } = actionContext(action, { service: exampleService });
    const own = path.join(context.workspacePath, 'catalog-info.yaml');
    await writeFile(own, 'kind: Mine');

    await expect(action.handler(context)).rejects.toThrow(
      'already holds files that are generated: catalog-info.yaml',
    );

    await expect(readFile(own, 'utf8')).resolves.toBe('kind: Mine');
    await expect(
      readFile(path.join(context.workspacePath, '.gitlab-ci.yml')),
    ).rejects.toThrow('ENOENT');
  });

  it('refuses an incomplete specification', async () => {
    const { context } = actionContext(action, { service: { name: 'shop' } });

    await expect(action.handler(context)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/cloudforge:service:check.*title: /),
    });
  });
});
