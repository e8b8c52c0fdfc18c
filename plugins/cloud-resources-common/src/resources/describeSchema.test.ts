import { z } from 'zod';
import { describeSchema } from './describeSchema';
import { choice, flag, text, whole, word } from './fields';
import { jsonSchemaOf } from './jsonSchemaOf';

const schema = z.strictObject({
  delay: whole({ title: 'Delay', unit: 's', min: 0, max: 900 }).default(30),
  open: flag({ title: 'Open', help: 'To everybody' }).optional(),
  tier: choice(['a', 'b'], { title: 'Tier' }),
  note: text(100, { title: 'Note' }).optional(),
  id: word(/^i-\d+$/, 'i- and a number', { title: 'Id' }).optional(),
  any: z.int().optional(),
  rule: z
    .array(z.strictObject({ id: z.string().max(5).meta({ title: 'Id' }) }))
    .max(3)
    .meta({ title: 'Rules' })
    .default([]),
  names: z.array(z.string()).min(1).meta({ title: 'Names' }).optional(),
});

describe('describeSchema', () => {
  it('tells type, limits, unit and default of every key, nested ones too', () => {
    expect(
      describeSchema(jsonSchemaOf(schema)).map(
        ({ key, title, help, allowed, fallback, required }) =>
          [key, title, help, allowed, fallback, required].join(' | '),
      ),
    ).toEqual([
      'delay | Delay |  | whole number, 0 to 900 s | 30 | false',
      'open | Open | To everybody | true or false |  | false',
      'tier | Tier |  | "a", "b" |  | true',
      'note | Note |  | text |  | false',
      'id | Id |  | text: i- and a number |  | false',
      'any |  |  | whole number |  | false',
      'rule | Rules |  | list, at most 3 entries | [] | false',
      'rule[].id | Id |  | text, at most 5 characters |  | true',
      'names | Names |  | list of text, at least 1 entries |  | false',
    ]);
  });
});
