/**
 * A text, number or boolean that stands as typed; lists and objects of values;
 * or an expression. A plain string is always text and never Terraform code.
 *
 * @public
 */
export type HclValue =
  | string
  | number
  | boolean
  | HclExpression
  | readonly HclValue[]
  | { readonly [key: string]: HclValue | undefined };

/**
 * Each kind is a class of its own, so that no object that was typed can pass
 * for one.
 *
 * @public
 */
export type HclExpression = Reference | Call | Template;

/**
 * A name, a number or `*` in brackets, or in brackets what another reference
 * means.
 *
 * @public
 */
export type ReferencePart = string | number | Reference;

/** `aws_sqs_queue.orders.arn`. @public */
export class Reference {
  private constructor(readonly parts: readonly ReferencePart[]) {}

  /** Numbers and references become an index, `*` the splat of all instances. */
  static to(first: string, ...rest: ReferencePart[]): Reference {
    requireIdentifier(first);
    for (const part of rest) {
      if (typeof part === 'number') {
        requireIndex(part);
      } else if (typeof part === 'string' && part !== '*') {
        requireIdentifier(part);
      }
    }
    return new Reference([first, ...rest]);
  }
}

/** `merge(local.tags, { … })`. @public */
export class Call {
  private constructor(
    readonly name: string,
    readonly values: readonly HclValue[],
  ) {}

  static of(name: string, ...values: HclValue[]): Call {
    requireIdentifier(name);
    return new Call(name, values);
  }
}

/** Texts and references in one string: `"${aws_s3_bucket.files.arn}/*"`. @public */
export class Template {
  private constructor(readonly parts: readonly (string | Reference)[]) {}

  static of(...parts: (string | Reference)[]): Template {
    return new Template(parts);
  }
}

/**
 * What stands between braces: attributes by name, and nested blocks under their
 * type. `undefined` is left out; the order is kept.
 *
 * @public
 */
export interface HclBody {
  readonly [name: string]:
    | HclValue
    | NestedBlock
    | readonly NestedBlock[]
    | undefined;
}

/** @public */
export class NestedBlock {
  private constructor(
    readonly body: HclBody,
    readonly labels: readonly string[],
  ) {}

  /** Labels stand after the type, as in `dynamic "tag"`. */
  static of(body: HclBody, ...labels: string[]): NestedBlock {
    return new NestedBlock(body, labels);
  }

  /** One for each item; nothing for none, since an empty list is an attribute. */
  static each<T>(
    items: readonly T[],
    bodyOf: (item: T) => HclBody,
  ): readonly NestedBlock[] | undefined {
    return items.length > 0
      ? items.map(item => NestedBlock.of(bodyOf(item)))
      : undefined;
  }
}

/**
 * A block at the top of a file: `resource "aws_sqs_queue" "orders" { … }`.
 *
 * @public
 */
export interface HclBlock {
  type: string;
  labels: readonly string[];
  body: HclBody;
}

/**
 * Blocks that belong together, under one comment.
 *
 * @public
 */
export interface HclSection {
  comment: string;
  blocks: readonly HclBlock[];
}

/** @public */
export const block = (
  type: string,
  labels: readonly string[],
  body: HclBody,
): HclBlock => ({ type, labels, body });

/** @public */
export const resource = (type: string, name: string, body: HclBody) =>
  block('resource', [type, name], body);

/** @public */
export const data = (type: string, name: string, body: HclBody) =>
  block('data', [type, name], body);

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** What may stand without quotes as a name of Terraform's language. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

export function requireIdentifier(text: string): void {
  if (!isIdentifier(text)) {
    throw new Error(`"${text}" is no identifier of Terraform's language`);
  }
}

function requireIndex(index: number): void {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new Error(`${index} is no index of a list`);
  }
}
