import { renderService } from '@cloudforge/plugin-golden-path-common';
import { examplePlatform } from '@cloudforge/plugin-golden-path-common/testing';
import { TestOperation } from '../__testUtils__/TestOperation';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { tarGz } from '../__testUtils__/sourceArchive';
import { checkStage } from './checkStage';
import { renderStage } from './renderStage';

describe('renderStage', () => {
  const platform = examplePlatform();
  const spec = serviceSpec();
  const { app } = renderService(spec, platform);
  const entries = Object.entries({ ...app, 'openapi.json': '{}' }).map(
    ([path, content]) => ({ path, content }),
  );

  it('takes a source that holds the generated files, whatever else it holds', async () => {
    const operation = new TestOperation(
      spec,
      tarGz([{ path: 'src/index.ts', content: 'x' }, ...entries]),
    );
    await checkStage().run(operation);
    await renderStage(platform).run(operation);
    expect(operation.messages).toEqual([
      expect.stringMatching(/^The source has \d+ files/),
      expect.stringMatching(/^\d+ objects for the cluster fit/),
      expect.stringMatching(/generated files are in the source/),
    ]);
    expect(operation.journal).toEqual([]);
  });

  it('names every generated file that is missing or was changed', async () => {
    const [first, second, ...rest] = entries;
    const operation = new TestOperation(
      spec,
      tarGz([{ ...second, content: `${second.content}\n# mine` }, ...rest]),
    );
    const error = await renderStage(platform)
      .run(operation)
      .catch(thrown => thrown);
    expect(error.name).toBe('InputError');
    expect(error.message).toContain(`${first.path} is missing`);
    expect(error.message).toContain(`${second.path} differs`);
    expect(error.message).toContain('cloudforge:service:render');
  });

  it('refuses a source without the document that the catalog is pointed to', async () => {
    const operation = new TestOperation(
      spec,
      tarGz(entries.filter(({ path }) => path !== 'openapi.json')),
    );
    await expect(renderStage(platform).run(operation)).rejects.toThrow(
      /^The source has no openapi\.json, which catalog-info\.yaml names/,
    );
  });

  it('says so when there is no source', async () => {
    await expect(checkStage().run(new TestOperation(spec))).rejects.toThrow(
      'source of the service is missing',
    );
  });
});
