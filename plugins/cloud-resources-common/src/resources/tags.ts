import { z } from 'zod';
import type { DesignNode } from '../design/Design';

/** Tags that the platform alone sets: on everything, so that it can be found. */
export const managedTags = [
  'ManagedBy',
  'CloudRole',
  'Design',
  'Name',
] as const;

/**
 * Tags that say who answers for a thing and who pays for it. Everything has
 * those of the design; what a node's own tags say instead holds for all that the
 * node becomes. AWS allocates costs by keys to the letter (Billing user guide,
 * "cost allocation tags"), so `owner` is another tag than `Owner`.
 */
export const attributionTags = ['Owner', 'CostCenter'] as const;

type Tags = Readonly<Record<string, string>>;

/** The tags of a node itself; `undefined` for a type that takes none. */
export const ownTags = ({ config }: DesignNode): Tags | undefined =>
  'tags' in config ? (config.tags as Tags) : undefined;

/** Those of a node's own tags that hold for all that it becomes. */
export function attributionOf(node: DesignNode): Tags {
  const own = ownTags(node) ?? {};
  return Object.fromEntries(
    attributionTags
      .filter(key => Object.hasOwn(own, key))
      .map(key => [key, own[key]]),
  );
}

/** AWS allows 50; the platform may set all of its own. */
const MOST = 50 - managedTags.length - attributionTags.length;

/** Characters that every AWS service takes in a tag (Resource Groups Tagging API). */
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** What not every AWS service takes in a tag becomes a hyphen. */
export function tagValue(text: string): string {
  return [...text]
    .map(character => (CHARACTERS.test(character) ? character : '-'))
    .join('')
    .slice(0, 256);
}

const allowed =
  'may contain letters, digits, blanks and the characters _ . : / = + - @';

export const tagsSchema = z
  .record(
    z
      .string()
      .min(1, 'a tag needs a key')
      .max(128, 'a key of a tag may have at most 128 characters')
      .regex(CHARACTERS, `a key of a tag ${allowed}`)
      .refine(
        key => !/^aws:/i.test(key),
        'keys that begin with aws: belong to AWS',
      )
      .refine(
        key => !managedTags.some(name => name === key),
        `${managedTags.join(', ')} are set by the platform`,
      ),
    z
      .string()
      .max(256, 'a value of a tag may have at most 256 characters')
      .regex(CHARACTERS, `a value of a tag ${allowed}`),
  )
  .refine(
    tags => Object.keys(tags).length <= MOST,
    `at most ${MOST} tags: AWS allows 50, the platform sets ${50 - MOST}`,
  )
  .meta({
    title: 'Tags',
    description: `Besides those that the platform sets; ${attributionTags.join(
      ' and ',
    )} count here more than those of the design`,
  });
