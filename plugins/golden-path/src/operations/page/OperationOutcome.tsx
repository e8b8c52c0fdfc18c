import { Alert } from '@backstage/ui';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { EntityLink } from '../../catalog/EntityLink';
import { RelativeTime } from '../../RelativeTime';
import styles from '../operations.module.css';
import { remaining } from './effectWords';

const TITLES: Partial<Record<OperationView['state'], string>> = {
  undoing: 'What was made is being undone',
  undone: 'It was undone',
  stuck: 'Something is left that a person has to look at',
  adopted: 'An administrator has decided that what was left stays',
};

function titleOf({ state, cancelledBy }: OperationView): string | undefined {
  return state === 'running' && cancelledBy
    ? 'It stops as soon as what is under way has an answer'
    : TITLES[state];
}

/** Why an operation is not as it was meant to be, and what comes next. */
export function OperationOutcome({ operation }: { operation: OperationView }) {
  const { state, error, cancelledBy } = operation;
  const title = titleOf(operation);
  if (!title) {
    return null;
  }
  return (
    <Alert
      status={state === 'stuck' ? 'danger' : 'warning'}
      icon
      title={title}
      description={
        <div className={styles.outcome}>
          {/* The backend's own sentence says the same without a link. */}
          {error && error !== `Cancelled by ${cancelledBy}` && <p>{error}</p>}
          {cancelledBy && (
            <p>
              Cancelled by <Person name={cancelledBy} />.
            </p>
          )}
          <NextStep operation={operation} />
        </div>
      }
    />
  );
}

/** The portal itself cancels too, in words of its own. */
function Person({ name }: { name: string }) {
  return /^user:[^\s:/]+\/[^\s:/]+$/.test(name) ? (
    <EntityLink entityRef={name} small />
  ) : (
    <>{name}</>
  );
}

function NextStep({ operation }: { operation: OperationView }) {
  const { state, effects, nextUndoAt } = operation;
  switch (state) {
    case 'undone':
      return (
        <p>
          {effects.some(effect => effect.state === 'kept')
            ? 'Look at what was left alone; everything else is as it was before.'
            : 'Nothing is left behind; the name can be used again.'}
        </p>
      );
    case 'stuck':
      return (
        <>
          {nextUndoAt && <NextUndo at={nextUndoAt} />}
          <p>{whatToDo(operation)}</p>
        </>
      );
    case 'adopted':
      return (
        <p>
          {remaining(effects).length} of {effects.length} changes stay as they
          are; the portal does nothing more about them.
        </p>
      );
    default:
      return null;
  }
}

function NextUndo({ at }: { at: string }) {
  const due = new Date(at);
  const when =
    due.getTime() > Date.now() ? (
      <>
        at {due.toLocaleTimeString(undefined, { timeStyle: 'short' })} (
        <RelativeTime at={at} />)
      </>
    ) : (
      'in a moment'
    );
  return (
    <p>
      It will be tried again by itself {when}. If the reason is an outage,
      nothing has to be done.
    </p>
  );
}

function whatToDo({ effects }: OperationView): string {
  return effects.some(({ state }) => state !== 'undone' && state !== 'kept')
    ? 'What could not be undone is listed below with the reason. Put right what hinders it, then try the undo again. If it is to stay, a platform administrator can keep it.'
    : 'Somebody else has changed what is listed below, so it was left alone. If nobody needs it, remove it by hand and try the undo again. If it is to stay, a platform administrator can keep it.';
}
