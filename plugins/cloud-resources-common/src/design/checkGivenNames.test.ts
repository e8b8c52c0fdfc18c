import { file } from '../__testUtils__/designs';
import { resourceTypes } from '../resources';
import { validateDesign } from './validateDesign';

const named = resourceTypes.all.flatMap(({ id, nameKey }) =>
  nameKey === undefined ? [] : [[id, nameKey] as const],
);

/** Names that each key takes. */
const NAMES: Readonly<Record<string, string>> = { alias: 'alias/cloudforge-a' };

const clashes = (type: string, key: string, names: readonly string[]) => {
  const checked = validateDesign(
    file(names.map((name, index) => [`n${index}`, type, { [key]: name }])),
  );
  return checked.ok ? [] : checked.problems.map(({ path }) => path);
};

describe('names that somebody gives', () => {
  it.each(named)('differ among nodes of %s', (type, key) => {
    const name = NAMES[key] ?? 'cloudforge-a';
    expect(clashes(type, key, [name, `${name}-b`, name])).toEqual([
      `nodes.2.data.config.${key}`,
    ]);
    expect(clashes(type, key, [name, `${name}-b`])).toEqual([]);
  });

  it('may be alike where the types differ', () => {
    const alike = { name: 'cloudforge-a' };
    expect(
      validateDesign(
        file([
          ['one', 'SQS', alike],
          ['two', 'SNS', alike],
        ]),
      ).ok,
    ).toBe(true);
  });
});
