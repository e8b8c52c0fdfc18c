import { z } from 'zod';
import { text } from '../fields';
import type { LambdaConfig } from './schema';

/** What fits into a design; a zip may have 50 MB (Lambda quotas). */
const LONGEST = 262_144;
const MOST = 50;

const PATH = /^(?!.*(^|\/)(\.{1,2}|__proto__)(\/|$))[\w.@-]+(\/[\w.@-]+)*$/;

export const files = z
  .record(
    z
      .string()
      .max(256, 'a path may have at most 256 characters')
      .regex(
        PATH,
        'a path has letters, digits and the characters _ . @ - between slashes',
      ),
    text(LONGEST, { title: 'Text' }),
  )
  .refine(of => Object.keys(of).length > 0, 'needs a file')
  .refine(
    of => Object.keys(of).length <= MOST,
    `may have at most ${MOST} files`,
  )
  .refine(
    of => Object.values(of).join('').length <= LONGEST,
    `may have at most ${LONGEST} characters together`,
  )
  .meta({
    title: 'Code',
    description:
      'Text by path; packed into a zip before a run. Left out, a function that answers "Hello"',
  });

const HELLO = {
  nodejs: {
    'index.mjs':
      "export const handler = async () => ({ statusCode: 200, body: 'Hello' });\n",
  },
  python: {
    'index.py':
      "def handler(event, context):\n    return {'statusCode': 200, 'body': 'Hello'}\n",
  },
  ruby: {
    'index.rb':
      "def handler(event:, context:)\n  { statusCode: 200, body: 'Hello' }\nend\n",
  },
} as const;

type Language = keyof typeof HELLO;

export function filesOf({
  files: given,
  runtime,
}: LambdaConfig): Readonly<Record<string, string>> {
  const language = /^[a-z]+/.exec(runtime)?.[0] as Language;
  return given ?? HELLO[language];
}
