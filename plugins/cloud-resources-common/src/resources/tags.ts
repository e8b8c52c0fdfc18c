import { z } from 'zod';

/** Tags that the platform sets itself: on everything, so that it can be found and counted. */
export const managedTags = [
  'ManagedBy',
  'CloudRole',
  'Design',
  'Owner',
  'CostCenter',
  'Name',
] as const;

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
    tags => Object.keys(tags).length <= 50 - managedTags.length,
    `at most ${
      50 - managedTags.length
    } tags: AWS allows 50, the platform sets ${managedTags.length}`,
  )
  .meta({ title: 'Tags', description: 'Besides those that the platform sets' });
