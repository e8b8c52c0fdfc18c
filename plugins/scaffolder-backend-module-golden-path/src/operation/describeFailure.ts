import type {
  EffectView,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { operationPage } from './operationPage';

/**
 * What became of an operation that did not succeed: why, what was undone, what
 * is left and what to do. In paragraphs and lists, as the task page shows it as
 * Markdown.
 */
export function describeFailure(operation: OperationView): string {
  const { service, error, effects } = operation;
  const by = (state: EffectView['state']) =>
    effects.filter(effect => effect.state === state);
  const left = effects.filter(
    ({ state }) => state === 'intended' || state === 'applied',
  );
  return [
    `${service} was not made: ${error ?? 'no reason was given'}`,
    // What is undone is not at its address any more.
    ...list(
      'Undone',
      by('undone').map(effect => ({ ...effect, url: undefined })),
    ),
    ...list('Kept, because somebody else has changed it', by('kept')),
    ...list('Could not be undone', by('failed')),
    ...(operation.state === 'undone'
      ? []
      : list(
          operation.state === 'adopted' ? 'Not undone' : 'Not undone yet',
          left,
        )),
    nextStep(operation),
  ].join('\n\n');
}

function list(title: string, effects: EffectView[]): string[] {
  return effects.length
    ? [
        [
          `${title}:`,
          ...effects.map(effect => `- ${describeEffect(effect)}`),
        ].join('\n'),
      ]
    : [];
}

function describeEffect({ title, url, note }: EffectView): string {
  return [title, url && `(${url})`, note && `– ${note}`]
    .filter(Boolean)
    .join(' ');
}

function nextStep(operation: OperationView): string {
  const { id, state, effects, nextUndoAt } = operation;
  switch (state) {
    case 'undone':
      return effects.some(effect => effect.state === 'kept')
        ? 'Look at what was kept; everything else is as it was before.'
        : 'Nothing is left behind; the name can be used again.';
    case 'stuck':
      return nextUndoAt
        ? `The undo is tried again by itself until nothing is left: ${operationPage(
            id,
          )} in the portal.`
        : `A person has to look at what could not be undone, and can then have the undo tried again: ${operationPage(
            id,
          )} in the portal.`;
    case 'adopted':
      return `An administrator has decided that it stays as it is: ${operationPage(
        id,
      )} in the portal.`;
    default:
      return `It is still being undone, and that goes on by itself: ${operationPage(
        id,
      )} in the portal.`;
  }
}
