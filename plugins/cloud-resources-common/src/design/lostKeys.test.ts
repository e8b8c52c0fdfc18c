import { validateDesign } from './validateDesign';

/** As JSON.parse reads it: a key like any other. */
const validated = (config: string, rest = '') =>
  validateDesign(
    JSON.parse(
      `{"region":"us-east-1","nodes":[{"id":"a","data":{"resourceType":"LAMBDA","label":"a","config":${config}}}]${rest}}`,
    ),
  );

const found = (checked: ReturnType<typeof validated>) =>
  checked.ok ? [] : checked.problems.map(({ path }) => path);

describe('a key that reading would lose', () => {
  it.each([
    ['{"__proto__":{}}', '', 'nodes.0.data.config.__proto__'],
    ['{"tags":{"__proto__":"x"}}', '', 'nodes.0.data.config.tags.__proto__'],
    [
      '{"environment":{"variables":{"__proto__":"x"}}}',
      '',
      'nodes.0.data.config.environment.variables.__proto__',
    ],
    ['{}', ',"usage":{"__proto__":{"monthlyRequests":1}}', 'usage.__proto__'],
    ['{}', ',"__proto__":{}', '__proto__'],
  ])('is a problem in %s%s', (config, rest, path) => {
    expect(found(validated(config, rest))).toEqual([path]);
  });

  it('is told with its node', () => {
    const checked = validated('{"tags":{"__proto__":"x"}}');
    expect(checked).toMatchObject({
      ok: false,
      problems: [{ node: 'a', message: '"__proto__" cannot be a key' }],
    });
  });

  it('is no other key', () => {
    expect(
      validated('{"tags":{"constructor":"x","toString":"y","proto":"z"}}').ok,
    ).toBe(true);
  });

  it('is looked for as deep as the input goes', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(found(validated(`{"files":${deep}}`))).toEqual([
      'nodes.0.data.config.files',
    ]);
  });
});
