import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import {
  formatted,
  hasTerraform,
  outputsInState,
  withTerraform,
} from '../__testUtils__/terraform';
import { anyText, nastyTexts } from '../testing';
import {
  block,
  Call,
  NestedBlock,
  Reference,
  resource,
  Template,
  type HclBody,
  type HclValue,
} from './tree';
import { writeHcl } from './writeHcl';

const hclOf = (body: HclBody, comment = 'Orders') =>
  writeHcl([{ comment, blocks: [block('locals', [], body)] }]);

const output = (name: string, value: HclValue) =>
  block('output', [name], { value });

const { tree } = fc.letrec<{ tree: HclValue; object: HclValue }>(tie => ({
  object: fc.dictionary(anyText(), tie('tree'), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyText(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    fc.boolean(),
    fc.array(tie('tree'), { maxLength: 4 }),
    tie('object'),
  ),
}));

/** Terraform composes Unicode, and knows no negative zero. */
function asTerraformKeeps(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.normalize('NFC');
  }
  if (Array.isArray(value)) {
    return value.map(asTerraformKeeps);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key.normalize('NFC'),
        asTerraformKeeps(inner),
      ]),
    );
  }
  return value === 0 ? 0 : value;
}

describe('writeHcl', () => {
  it('writes what a person would', () => {
    expect(
      writeHcl([
        {
          comment: 'Orders (SQS queue)',
          blocks: [
            resource('aws_sqs_queue', 'orders', {
              name: 'cloudforge-orders',
              delay_seconds: 5,
              left_out: undefined,
              redrive_policy: Call.of('jsonencode', {
                deadLetterTargetArn: Reference.to(
                  'aws_sqs_queue',
                  'failed',
                  'arn',
                ),
                maxReceiveCount: 5,
              }),
              tags: Call.of('merge', Reference.to('local', 'tags'), {
                Name: 'Orders',
              }),
              timeouts: NestedBlock.of({ create: '5m' }),
            }),
          ],
        },
        {
          comment: 'Files',
          blocks: [
            block('locals', [], {
              everything: Template.of(
                Reference.to('aws_s3_bucket', 'files', 'arn'),
                '/*',
              ),
              first: Reference.to('aws_instance', 'web', 0, 'id'),
              all: Reference.to('aws_instance', 'web', '*', 'id'),
            }),
          ],
        },
      ]),
    ).toMatchInlineSnapshot(`
      "# Orders (SQS queue)
      resource "aws_sqs_queue" "orders" {
        name          = "cloudforge-orders"
        delay_seconds = 5
        redrive_policy = jsonencode({
          deadLetterTargetArn = aws_sqs_queue.failed.arn
          maxReceiveCount     = 5
        })
        tags = merge(local.tags, { Name = "Orders" })

        timeouts {
          create = "5m"
        }
      }

      # Files
      locals {
        everything = "\${aws_s3_bucket.files.arn}/*"
        first      = aws_instance.web[0].id
        all        = aws_instance.web[*].id
      }
      "
    `);
  });

  it.each(nastyTexts)('keeps a comment of %j on one line', text => {
    const written = hclOf({ a: 1 }, text);
    expect(written.split('\n')).toHaveLength(5);
    expect(written).toMatch(/^# ?[^\n]*\nlocals \{\n {2}a = 1\n\}\n$/);
  });

  it('takes no typed object for an expression', async () => {
    const typed = { parts: ['file("/etc/passwd")'], name: 'file', values: [] };
    const read = await parse('main.tf', hclOf({ typed }));
    expect(read.locals[0].typed).toEqual(typed);
  });

  it.each([
    ['a"b', 'no identifier'],
    ['a b', 'no identifier'],
    ['${x}', 'no identifier'],
    ['', 'no identifier'],
  ])('refuses %j as a name', (name, message) => {
    expect(() => hclOf({ [name]: 1 })).toThrow(message);
    expect(() => Reference.to(name)).toThrow(message);
    expect(() => Reference.to('aws_vpc', name)).toThrow(message);
    expect(() => Call.of(name)).toThrow(message);
  });

  it.each([NaN, Infinity, -Infinity])('refuses the number %p', number => {
    expect(() => hclOf({ number })).toThrow('no number');
  });

  it('is read back by the parser of Terraform, whatever the texts', async () => {
    // This parser leaves the mark of an interpolation as it stands in the file;
    // Terraform's own reading, below, is compared to the letter.
    const marksAsOne = (text: string) =>
      text.normalize('NFC').replace(/[$%]+\{/g, '{');
    await fc.assert(
      fc.asyncProperty(fc.array(anyText(), { maxLength: 6 }), async texts => {
        const read = await parse('main.tf', hclOf({ texts, end: 'here' }));
        expect(Object.keys(read)).toEqual(['locals']);
        const [{ texts: back, ...rest }] = read.locals;
        expect(back.map(marksAsOne)).toEqual(texts.map(marksAsOne));
        expect(rest).toEqual({ end: 'here' });
      }),
      { numRuns: 100 },
    );
  });
});

(hasTerraform ? describe : describe.skip)(
  withTerraform('writeHcl and Terraform'),
  () => {
    it('is formatted as terraform fmt would', () => {
      const samples = fc.sample(
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), tree, {
          maxKeys: 6,
        }),
        200,
      );
      const written = writeHcl(
        samples.map((body, index) => ({
          comment: `sample ${index}`,
          blocks: [
            resource('any_thing', `sample_${index}`, {
              ...body,
              nested: NestedBlock.of({ ...body, inner: NestedBlock.of({}) }),
            }),
          ],
        })),
      );
      expect(formatted(written)).toBe(written);
    });

    it('brings any tree of texts back in the state, and executes nothing', () => {
      const samples = fc.sample(tree, 300);
      const values: HclValue[] = [
        ...nastyTexts,
        'x'.repeat(100_000),
        '${file("/etc/passwd")}'.repeat(5_000),
        Object.fromEntries(nastyTexts.map(text => [text, text])),
        ...samples,
      ];
      const written = writeHcl([
        {
          comment: 'every value',
          blocks: values.map((value, index) => output(`o${index}`, value)),
        },
      ]);
      const outputs = outputsInState(written);
      values.forEach((value, index) => {
        expect(asTerraformKeeps(outputs[`o${index}`])).toEqual(
          asTerraformKeeps(value),
        );
      });
    });

    it('interpolates references after any text', () => {
      const before = [...nastyTexts, 'a$', 'a%', '$$', '%%'];
      const outputs = outputsInState(
        writeHcl([
          {
            comment: 'templates',
            blocks: [
              block('locals', [], { here: 'HERE' }),
              ...before.map((text, index) =>
                output(
                  `o${index}`,
                  Template.of(text, Reference.to('local', 'here'), text),
                ),
              ),
            ],
          },
        ]),
      );
      before.forEach((text, index) => {
        expect(outputs[`o${index}`]).toBe(
          `${text}HERE${text}`.normalize('NFC'),
        );
      });
    });
  },
);
