import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { serviceFormSchema } from './formSchema';

const templatesDir = join(__dirname, '../../../../templates');

interface Template {
  spec: {
    parameters: { required?: string[]; properties: Record<string, object> }[];
    steps: { action: string; input?: { service?: Record<string, unknown> } }[];
  };
}

const templates = readdirSync(templatesDir, { withFileTypes: true })
  .filter(
    entry =>
      entry.isDirectory() &&
      existsSync(join(templatesDir, entry.name, 'template.yaml')),
  )
  .map(({ name }) => ({
    name,
    template: parse(
      readFileSync(join(templatesDir, name, 'template.yaml'), 'utf8'),
    ) as Template,
  }));

/** Keywords that decide whether an answer is accepted; titles, help and widgets are the template's own. */
const CONSTRAINTS = [
  'type',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'maxProperties',
];

type Schema = Record<string, any>;

const names = (list: string[] | undefined) => [...(list ?? [])].sort();

/** The constraints of a schema and of everything in it, in one form that can be compared. */
function constraints(schema: Schema | boolean): unknown {
  if (typeof schema === 'boolean') {
    return schema;
  }
  const own = CONSTRAINTS.filter(key => key in schema).map(key => [
    key,
    key === 'enum' ? names(schema[key]) : schema[key],
  ]);
  const inner = ['items', 'propertyNames', 'additionalProperties']
    .filter(key => key in schema)
    .map(key => [key, constraints(schema[key])]);
  const children = Object.entries(schema.properties ?? {}).map(
    ([key, child]) => [key, constraints(child as Schema)],
  );
  return {
    ...Object.fromEntries([...own, ...inner]),
    ...(schema.properties && {
      required: names(schema.required),
      properties: Object.fromEntries(children),
    }),
  };
}

const form = serviceFormSchema();
const cases = templates.flatMap(({ name, template }) =>
  Object.entries(form.properties).map(([answer, schema]) => ({
    name,
    answer,
    schema,
    asked: template.spec.parameters
      .map(page => page.properties[answer])
      .find(property => property !== undefined),
  })),
);

describe('serviceFormSchema', () => {
  it('asks for nothing that code or template knows', () => {
    expect(names(Object.keys(form.properties))).toEqual(
      names([
        'name',
        'title',
        'description',
        'owner',
        'system',
        'port',
        'exposure',
        'environments',
        'env',
        'secrets',
        'slo',
        'costCenter',
        'tags',
      ]),
    );
    expect(names(form.required)).toEqual(
      names([
        'name',
        'title',
        'owner',
        'port',
        'exposure',
        'environments',
        'costCenter',
      ]),
    );
  });

  it('says what every answer is', () => {
    for (const schema of Object.values(form.properties)) {
      expect(schema).toMatchObject({ title: expect.any(String) });
    }
  });

  it('carries limits down to the innermost answer', () => {
    expect(form.properties.environments).toMatchObject({
      minItems: 1,
      maxItems: 5,
      items: {
        required: ['name', 'replicas'],
        properties: {
          replicas: {
            properties: { min: { type: 'integer', minimum: 1, maximum: 50 } },
          },
        },
      },
    });
  });
});

describe('templates', () => {
  it('are found', () => {
    expect(templates).not.toHaveLength(0);
  });

  it.each(cases)('$name limits $answer as the specification does', test => {
    expect(test.asked && constraints(test.asked)).toEqual(
      constraints(test.schema),
    );
  });

  it.each(templates)('$name requires what is needed', ({ template }) => {
    const required = template.spec.parameters.flatMap(
      page => page.required ?? [],
    );
    expect(required).toEqual(expect.arrayContaining(form.required));
  });

  it.each(templates)('$name hands every answer on', ({ template }) => {
    const check = template.spec.steps.find(
      ({ action }) => action === 'cloudforge:service:check',
    );
    expect(names(Object.keys(check?.input?.service ?? {}))).toEqual(
      names([...Object.keys(form.properties), 'language']),
    );
  });
});
