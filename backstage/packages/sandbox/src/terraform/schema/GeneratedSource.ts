import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One argument, as the generated code hands it to Terraform. */
export interface Argument {
  name: string;
  /** The expression that makes the value. */
  expression: string;
  collection: string;
  storage: string;
}

/** What the generated code says of one attribute or nested block. */
export interface Member {
  name: string;
  computed: boolean;
  optional: boolean;
  required: boolean;
  /** The lines that declare it. */
  code: string;
}

const CLASS =
  /^(?:export )?class (\w+)(?: extends ([\w.]+))? \{\n([\s\S]*?)^\}/gm;
const FUNCTION =
  /^(?:export )?function (\w+)ToHclTerraform\([^\n]*\{\n([\s\S]*?)^\}/gm;
const ARGUMENT =
  /^ {4,6}(\w+): \{\n\s+value: (.*),\n\s+isBlock: (?:true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",/gm;
const MEMBER =
  /^ {2}\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n((?:(?! {2}\/\/).*\n){1,4})/gm;
const SOURCE_MAP = 'sourceMappingURL=data:application/json;base64,';

function originalSource(file: string): string {
  const text = readFileSync(file, 'utf8');
  const at = text.lastIndexOf(SOURCE_MAP);
  if (at < 0) {
    throw new Error(`${file} holds no source map to read the schema from`);
  }
  const map = Buffer.from(text.slice(at + SOURCE_MAP.length), 'base64');
  const { sourcesContent } = JSON.parse(map.toString('utf8'));
  return sourcesContent[0];
}

export function argumentsIn(body: string): Argument[] {
  return [...body.matchAll(ARGUMENT)].map(
    ([, name, expression, collection, storage]) => ({
      name,
      expression,
      collection,
      storage,
    }),
  );
}

export function membersIn(body: string): Member[] {
  return [...body.matchAll(MEMBER)].map(
    ([, name, computed, optional, required, code]) => ({
      name,
      computed: computed === 'true',
      optional: optional === 'true',
      required: required === 'true',
      code,
    }),
  );
}

/**
 * What cdktf generated out of one resource's schema. Its compiled form has lost
 * which arguments AWS may decide; the source that the source map carries says it.
 */
export class GeneratedSource {
  private constructor(
    private readonly classes: ReadonlyMap<
      string,
      { base: string; body: string }
    >,
    private readonly functions: ReadonlyMap<string, string>,
  ) {}

  static read(folder: string): GeneratedSource {
    const structs = join(folder, 'index-structs');
    const files = [
      join(folder, 'index.js'),
      ...(existsSync(structs)
        ? readdirSync(structs)
            .filter(name => /^structs.*\.js$/.test(name))
            .map(name => join(structs, name))
        : []),
    ];
    const source = files.map(originalSource).join('\n');
    return new GeneratedSource(
      new Map(
        [...source.matchAll(CLASS)].map(([, name, base, body]) => [
          name,
          { base, body },
        ]),
      ),
      new Map(
        [...source.matchAll(FUNCTION)].map(([, name, body]) => [name, body]),
      ),
    );
  }

  /** The body of the class that stands for the resource, the data source or the provider. */
  main(
    base: 'TerraformResource' | 'TerraformDataSource' | 'TerraformProvider',
  ) {
    const found = [...this.classes.values()].find(
      candidate => candidate.base === `cdktf.${base}`,
    );
    if (!found) {
      throw new Error(`the generated code has no ${base}`);
    }
    return found.body;
  }

  /** The body of the class that reads one nested object. */
  reader(name: string): string {
    return this.classes.get(`${name}OutputReference`)?.body ?? '';
  }

  /** The body of the function that writes one nested block. */
  writer(name: string): string {
    return this.functions.get(`${name[0].toLowerCase()}${name.slice(1)}`) ?? '';
  }
}
