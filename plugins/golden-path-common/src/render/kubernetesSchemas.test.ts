import { spawnSync } from 'child_process';
import fc from 'fast-check';
import { anyRendered, RUNS } from '../__testUtils__/rendered';
import { modelSpecifier } from '../checks';

/** The models are ES modules, which Jest does not load: a Node process does. */
const VALIDATOR = `
  import { readFileSync } from 'node:fs';
  const objects = JSON.parse(readFileSync(0, 'utf8'));
  const wrong = [];
  for (const { specifier, object } of objects) {
    const { [object.kind]: Model } = await import(specifier);
    try {
      new Model(object).validate();
    } catch (error) {
      wrong.push(object.kind + ': ' + error.message);
    }
  }
  console.log(JSON.stringify(wrong));
`;

function wrongOf(objects: { apiVersion: string; kind: string }[]): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', VALIDATOR],
    {
      cwd: __dirname,
      input: JSON.stringify(
        objects.map(object => ({ specifier: modelSpecifier(object), object })),
      ),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** Services whose objects one process is given at once. */
const AT_ONCE = 100;

describe('objects for Kubernetes and its operators', () => {
  it('are valid for the schemas of their kinds, for 1,000 services', () => {
    const kinds = new Set<string>();
    for (let done = 0; done < RUNS.numRuns; done += AT_ONCE) {
      const objects = fc
        .sample(anyRendered(), AT_ONCE)
        .flatMap(({ environments }) => environments)
        .flatMap(({ workload, boundary }) => [...workload, ...boundary]);
      objects.forEach(({ kind }) => kinds.add(kind));
      expect(wrongOf(objects)).toEqual([]);
    }
    expect(kinds.size).toBe(20);
  }, 300_000);

  it('would be found wrong otherwise', () => {
    const wrong = { apiVersion: 'v1', kind: 'Service', spec: { ports: 'no' } };
    expect(wrongOf([wrong])).toHaveLength(1);
  }, 60_000);
});
