import { resourceTypes } from '@cloudforge/plugin-cloud-resources-common';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../process/project';
import { REFERENCE, referenceFiles } from './referenceFiles';

describe('the reference documentation', () => {
  it('is what `npm run reference-docs` writes', async () => {
    const folder = join(projectRoot, REFERENCE);
    const files = await referenceFiles();
    const there = (
      await readdir(folder, { recursive: true, withFileTypes: true })
    ).filter(entry => entry.isFile());
    const names = there.map(({ parentPath, name }) =>
      join(parentPath, name).slice(folder.length + 1),
    );
    expect(names.sort()).toEqual(Object.keys(files).sort());
    for (const [path, content] of Object.entries(files)) {
      expect(await readFile(join(folder, path), 'utf8')).toBe(content);
    }
  });

  it('tells every key, action and edge of every type', async () => {
    const files = await referenceFiles();
    const sqs = files['cloud-resources/sqs.md'];
    expect(sqs).toContain(
      '| `delaySeconds` | Delay of every message | whole number, 0 to 900 s | `0` |',
    );
    expect(sqs).toContain('`sqs:SetQueueAttributes`');
    expect(sqs).toContain('`EC2` → `SQS`');
    expect(sqs).toContain('`SQS requests.standard`');
    for (const { id } of resourceTypes.all) {
      expect(files['cloud-resources/README.md']).toContain(`\`${id}\``);
    }
  });
});
