import {
  argumentsIn,
  membersIn,
  type Argument,
  type GeneratedSource,
  type Member,
} from './GeneratedSource';
import type { Attribute, Block, NestedBlock, ValueType } from './Schema';

/** The provider's own description of what is sensitive is lost in the generated code. */
const SENSITIVE =
  /(^|_)(password|passwords|auth_token|private_key|secret_string|secret_binary|secret_key|secret)(_wo)?$/;

/** The suffix that every write-only argument of the provider has. */
const WRITE_ONLY = /_wo$/;

const SCALARS: Readonly<Record<string, ValueType>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'bool',
  Any: 'string',
};

const capital = (text: string) =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** `StringMapList` is a list of maps of strings. */
function typeNamed(name: string, isSet: boolean): ValueType | undefined {
  const [, scalar, inner, outer] =
    /^(String|Number|Boolean|Any)?(Map|List)?(Map|List)?$/.exec(
      capital(name),
    ) ?? [];
  const nest = (kind: string | undefined, of: ValueType): ValueType => {
    if (kind === undefined) {
      return of;
    }
    if (kind === 'Map') {
      return ['map', of];
    }
    return [isSet ? 'set' : 'list', of];
  };
  return inner === undefined && scalar === undefined
    ? undefined
    : nest(outer, nest(inner, SCALARS[scalar ?? 'String']));
}

/** Of an attribute that is no object: as its getter, or else as its argument says. */
function plainType({ code }: Member, argument?: Argument): ValueType {
  const [, getter = ''] =
    /get(\w+)Attribute\('/.exec(code) ??
    /= new cdktf\.(\w+)\(this/.exec(code) ??
    [];
  const isSet = argument
    ? argument.collection === 'set'
    : code.includes('cdktf.Fn.tolist(');
  return (
    typeNamed(getter, isSet) ??
    typeNamed(argument?.storage ?? '', isSet) ??
    'string'
  );
}

/** The class of which an object, a list or a set of objects is made. */
interface Nested {
  name: string;
  /** One object at most, where the class is no list. */
  many: boolean;
  map: boolean;
  set: boolean;
}

function nestedIn({ code }: Member, argument?: Argument): Nested | undefined {
  const [, name, kind, wrapsSet] =
    /= new (\w+?)(List|Map|OutputReference)\(this, "\w+"(?:, (true|false))?\)/.exec(
      code,
    ) ?? [];
  return name === undefined
    ? undefined
    : {
        name,
        many: kind !== 'OutputReference',
        map: kind === 'Map',
        set: wrapsSet === 'true' || argument?.collection === 'set',
      };
}

function objectType(source: GeneratedSource, name: string): ValueType {
  const known = new Map(
    argumentsIn(source.writer(name)).map(argument => [argument.name, argument]),
  );
  return [
    'object',
    Object.fromEntries(
      membersIn(source.reader(name)).map(member => [
        member.name,
        typeOf(source, member, known.get(member.name)),
      ]),
    ),
  ];
}

function typeOf(
  source: GeneratedSource,
  member: Member,
  argument?: Argument,
): ValueType {
  const nested = nestedIn(member, argument);
  if (!nested) {
    return plainType(member, argument);
  }
  const object = objectType(source, nested.name);
  if (nested.map) {
    return ['map', object];
  }
  return argument?.collection === 'struct'
    ? object
    : [nested.set ? 'set' : 'list', object];
}

const isText = (type: ValueType): boolean =>
  type === 'string' ||
  (Array.isArray(type) && type[0] !== 'object' && isText(type[1]));

function attributeOf(
  { name, computed, optional, required }: Omit<Member, 'code'>,
  type: ValueType,
): Attribute {
  return {
    name,
    type,
    computed,
    optional,
    required,
    sensitive: isText(type) && SENSITIVE.test(name),
    writeOnly: optional && WRITE_ONLY.test(name),
  };
}

/** Lists of objects that AWS may decide are attributes, though HCL may write them as blocks. */
const isAttribute = (member: Member, argument: Argument | undefined) =>
  member.computed ||
  argument === undefined ||
  /listMapperHcl\(\w+, false\)/.test(argument.expression);

function nestedBlock(
  name: string,
  required: boolean,
  many: boolean,
  collection: string,
  block: Block,
): NestedBlock {
  const min = required ? 1 : 0;
  return collection === 'struct'
    ? { name, nesting: 'SINGLE', minItems: min, maxItems: min, block }
    : {
        name,
        nesting: collection === 'set' ? 'SET' : 'LIST',
        minItems: min,
        maxItems: many ? 0 : 1,
        block,
      };
}

/** What the body of a class and the arguments that it writes say between them. */
export function deriveBlock(
  source: GeneratedSource,
  body: string,
  writer: string = body,
): Block {
  const known = new Map(
    argumentsIn(writer).map(argument => [argument.name, argument]),
  );
  const attributes: Attribute[] = [];
  const blocks: NestedBlock[] = [];
  for (const member of membersIn(body)) {
    const argument = known.get(member.name);
    const nested = nestedIn(member, argument);
    if (nested && argument && !isAttribute(member, argument)) {
      const { name, many } = nested;
      blocks.push(
        nestedBlock(
          member.name,
          member.required,
          many,
          argument.collection,
          deriveBlock(source, source.reader(name), source.writer(name)),
        ),
      );
    } else {
      attributes.push(attributeOf(member, typeOf(source, member, argument)));
    }
  }
  return { attributes, blocks };
}

const WRITER = /(\w+)ToHclTerraform\b(?!.*ToHclTerraform)/;

/** A provider's own configuration is written and never read: there are no classes for its blocks. */
export function deriveConfiguration(
  source: GeneratedSource,
  writer: string,
): Block {
  const attributes: Attribute[] = [];
  const blocks: NestedBlock[] = [];
  for (const { name, expression, collection, storage } of argumentsIn(writer)) {
    const [, written = ''] = WRITER.exec(expression) ?? [];
    const nested = source.writer(written || '_');
    if (nested) {
      blocks.push(
        nestedBlock(
          name,
          false,
          expression.includes('listMapperHcl'),
          collection,
          deriveConfiguration(source, nested),
        ),
      );
    } else {
      attributes.push(
        attributeOf(
          { name, computed: false, optional: true, required: false },
          typeNamed(storage, collection === 'set') ?? 'string',
        ),
      );
    }
  }
  return { attributes, blocks };
}
