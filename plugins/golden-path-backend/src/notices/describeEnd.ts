import type {
  EffectView,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import type { NotificationPayload } from '@backstage/plugin-notifications-common';

/** Most things that are named; the page that the notice leads to has all of them. */
const MAX_NAMED = 5;

/** What the end of an operation means for people: what became of it, why, and what is left. */
export function describeEnd(operation: OperationView): NotificationPayload {
  return {
    ...describe(operation),
    link: `/operations/${operation.id}`,
    topic: 'operations',
    // A later notice of the same operation takes this one's place.
    scope: operation.id,
  };
}

function describe({
  service,
  state,
  error,
  nextUndoAt,
  effects,
}: OperationView): Pick<
  NotificationPayload,
  'title' | 'description' | 'severity'
> {
  const left = effects.filter(effect => effect.state !== 'undone');
  switch (state) {
    case 'done':
      return {
        title: `${service} is made`,
        description: 'The repositories, the catalog and Argo CD have it.',
        severity: 'normal',
      };
    case 'undone':
      return {
        title: `${service} was not made; nothing is left`,
        description: error,
        severity: 'normal',
      };
    case 'adopted':
      return {
        title: `${service} was not made; an administrator has decided to keep what is left`,
        description: named(left),
        severity: 'normal',
      };
    default:
      return {
        title: `${service} was not made, and not everything could be undone`,
        description: [
          error,
          named(left),
          nextUndoAt
            ? 'It is tried again by itself.'
            : 'A person has to look at it.',
        ]
          .filter(Boolean)
          .join('\n'),
        severity: nextUndoAt ? 'normal' : 'high',
      };
  }
}

function named(left: EffectView[]): string {
  const names = left
    .slice(0, MAX_NAMED)
    .map(({ title, note }) => (note ? `${title} (${note})` : title));
  const more = left.length - names.length;
  return `Left: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
