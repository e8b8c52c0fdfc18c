import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Text } from '@backstage/ui';
import {
  operationAdoptPermission,
  operationManagePermission,
  type OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { goldenPathApiRef } from '../../api/GoldenPathApi';
import styles from '../operations.module.css';
import { ConfirmButton } from './ConfirmButton';
import { remaining } from './effectWords';

interface ActionProps {
  isOffered: boolean;
  operation: OperationView;
  onChange: (operation: OperationView) => void;
}

/** What the person may do about an operation now; the server decides in the end. */
export function OperationActions(props: Omit<ActionProps, 'isOffered'>) {
  const { id, state, cancelledBy } = props.operation;
  const manage = usePermission({
    permission: operationManagePermission,
    resourceRef: id,
  });
  const adopt = usePermission({
    permission: operationAdoptPermission,
    resourceRef: id,
  });
  const canCancel =
    (state === 'waiting' || state === 'running') && cancelledBy === undefined;
  const isStuck = state === 'stuck';
  return (
    <>
      <CancelButton isOffered={canCancel && manage.allowed} {...props} />
      <UndoButton isOffered={isStuck && manage.allowed} {...props} />
      <AdoptButton isOffered={isStuck && adopt.allowed} {...props} />
    </>
  );
}

function CancelButton({ isOffered, operation, onChange }: ActionProps) {
  const api = useApi(goldenPathApiRef);
  const { id, service } = operation;
  return (
    <ConfirmButton
      isOffered={isOffered}
      label="Cancel"
      title={`Cancel making ${service}?`}
      confirm="Cancel it and undo"
      dismiss="Let it go on"
      destructive
      action={() => api.cancel(id)}
      onDone={onChange}
    >
      <Text as="p">
        It stops, and everything that it has made so far is undone, newest
        first. What somebody else has changed meanwhile is left alone. The name
        can be used again afterwards.
      </Text>
    </ConfirmButton>
  );
}

function UndoButton({ isOffered, operation, onChange }: ActionProps) {
  const api = useApi(goldenPathApiRef);
  const { id } = operation;
  return (
    <ConfirmButton
      isOffered={isOffered}
      label="Try the undo again"
      title="Try the undo again?"
      confirm="Try again"
      dismiss="Not now"
      action={() => api.undo(id)}
      onDone={onChange}
    >
      <Text as="p">
        The portal looks at each of these again and removes what it has made and
        nobody else has changed:
      </Text>
      <Remaining operation={operation} />
    </ConfirmButton>
  );
}

function AdoptButton({ isOffered, operation, onChange }: ActionProps) {
  const api = useApi(goldenPathApiRef);
  const { id, service } = operation;
  return (
    <ConfirmButton
      isOffered={isOffered}
      label="Keep what is there"
      title={`Keep what is left of ${service}?`}
      confirm="Keep it for good"
      dismiss="Do not keep it"
      destructive
      action={() => api.adopt(id)}
      onDone={onChange}
    >
      <Text as="p">This stays for good, and the portal never undoes it:</Text>
      <Remaining operation={operation} />
      <Text as="p">
        The portal lets go of the name {service}: it is taken only for as long
        as GitLab, Argo CD, the workloads repository or the catalog hold
        something under it. This cannot be taken back, and it is recorded who
        did it.
      </Text>
    </ConfirmButton>
  );
}

function Remaining({ operation }: { operation: OperationView }) {
  return (
    <ul className={styles.remaining}>
      {remaining(operation.effects).map(({ seq, title, note }) => (
        <li key={seq}>
          {title}
          {note && <span className={styles.remark}> – {note}</span>}
        </li>
      ))}
    </ul>
  );
}
