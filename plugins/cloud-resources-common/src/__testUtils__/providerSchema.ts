import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const lib = join(
  dirname(require.resolve('@cdktf/provider-aws/package.json')),
  'lib',
);

/** Arguments by name: `null` for an attribute, those of a nested block. */
export interface Arguments {
  [name: string]: Arguments | null;
}

/** What the provider's generated code writes for each argument: its name, and the function that writes a nested block. */
const ARGUMENT =
  /\n {8,12}(\w+): \{\n\s+value: (.*),\n\s+isBlock: (true|false),/g;

/** The meta-arguments of every block belong to Terraform, not to the provider. */
const META: Arguments = {
  count: null,
  depends_on: null,
  lifecycle: { create_before_destroy: null, ignore_changes: null },
};

function argumentsIn(body: string, source: string): Arguments {
  return Object.fromEntries(
    [...body.matchAll(ARGUMENT)].map(([, name, value, isBlock]) => {
      const [, writer] = /(\w+ToHclTerraform)\b(?!.*\w+ToHclTerraform)/.exec(
        value,
      ) ?? [undefined, ''];
      return [name, isBlock === 'true' ? nestedOf(writer, source) : null];
    }),
  );
}

function nestedOf(writer: string, source: string): Arguments {
  const start = source.indexOf(`\nfunction ${writer}(struct) {`);
  if (start < 0) {
    throw new Error(`the provider has no ${writer}`);
  }
  return argumentsIn(source.slice(start, source.indexOf('\n}', start)), source);
}

const read = new Map<string, Arguments>();

/**
 * The arguments of `aws_sqs_queue`, or with `data` of the data source, as the
 * installed provider package writes them.
 */
export function providerArguments(
  kind: 'resource' | 'data',
  type: string,
): Arguments {
  const folder = `${kind === 'data' ? 'data-aws-' : ''}${type
    .replace(/^aws_/, '')
    .replace(/_/g, '-')}`;
  const known = read.get(folder);
  if (known) {
    return known;
  }
  const source = readFileSync(join(lib, folder, 'index.js'), 'utf8');
  const body = source.slice(source.lastIndexOf('synthesizeHclAttributes()'));
  const found = { ...argumentsIn(body, source), ...META };
  read.set(folder, found);
  return found;
}
