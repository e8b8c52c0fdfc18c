import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { operationPage } from './operationPage';

/** What an operation made, in Markdown. */
export function describeSuccess({
  id,
  service,
  effects,
}: OperationView): string {
  const made = effects.filter(effect => effect.state === 'applied');
  return [
    `**${escaped(service)}** is made:`,
    '',
    ...made.map(({ title, url }) =>
      url
        ? `- [${escaped(title)}](<${encodeURI(url)}>)`
        : `- ${escaped(title)}`,
    ),
    '',
    `[How it was made](<${operationPage(id)}>)`,
  ].join('\n');
}

/** Every ASCII punctuation character may be escaped in Markdown (CommonMark 2.4). */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\s+/g, ' ');
}
