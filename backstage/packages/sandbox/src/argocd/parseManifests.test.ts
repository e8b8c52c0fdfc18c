import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseManifests } from './parseManifests';

const named = (name: string, data: unknown = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

describe('parseManifests', () => {
  it('reads back any text in any number of documents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
        texts => {
          const objects = texts.map((text, i) => named(`c-${i}`, { text }));
          const yaml = objects.map(object => stringify(object)).join('---\n');
          expect(parseManifests('x.yaml', yaml)).toEqual(objects);
        },
      ),
    );
  });

  it('passes over a file that says it is not to be rendered', () => {
    expect(
      parseManifests('x.yaml', '# +argocd:skip-file-rendering\nkind: Other\n'),
    ).toEqual([]);
  });

  it('opens lists and skips empty documents', () => {
    const list = { kind: 'List', apiVersion: 'v1', items: [named('a')] };
    expect(
      parseManifests('x.yaml', `---\n# nothing\n---\n${stringify(list)}`),
    ).toEqual([named('a')]);
  });

  it.each([
    ['kind: [unclosed', 'error converting YAML to JSON: yaml: '],
    ['just text', 'error unmarshaling JSON'],
    ['a: b', 'Object \'Kind\' is missing in \'{"a":"b"}\''],
    ['kind: Pod', 'Pod needs apiVersion and metadata.name'],
  ])('refuses %s', (text, reason) => {
    expect(() => parseManifests('dir/x.yaml', text)).toThrow(
      `Failed to unmarshal "dir/x.yaml": ${reason}`,
    );
  });
});
