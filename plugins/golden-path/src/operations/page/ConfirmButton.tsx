import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { explainError } from '../../api/explainError';
import styles from '../operations.module.css';

/** A button that says what will happen and asks before it does. */
export function ConfirmButton<T>(props: {
  /** Whether the button is there. A dialog that is open stays, and tells how it ends. */
  isOffered: boolean;
  label: string;
  title: string;
  /** On the button that does it. */
  confirm: string;
  /** On the button that does not. */
  dismiss: string;
  destructive?: boolean;
  action: () => Promise<T>;
  onDone: (result: T) => void;
  children: ReactNode;
}) {
  const { label, title, confirm, dismiss, destructive, action, onDone } = props;
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<unknown>();
  const done = useRef<{ result: T }>();
  const [{ loading }, run] = useAsyncFn(async () => {
    setError(undefined);
    try {
      done.current = { result: await action() };
      setOpen(false);
    } catch (failure) {
      setError(failure);
    }
  }, [action]);
  const closed = () => {
    if (done.current) {
      const { result } = done.current;
      done.current = undefined;
      // The dialog gives the focus back first, to a button that may soon be gone.
      setTimeout(() => onDone(result));
    }
  };

  return (
    <>
      {props.isOffered && (
        <Button
          variant="secondary"
          destructive={destructive}
          onPress={() => {
            setError(undefined);
            setOpen(true);
          }}
        >
          {label}
        </Button>
      )}
      <Dialog
        isOpen={isOpen}
        onOpenChange={open => {
          // What is under way is waited for: it may fail, and that has to be seen.
          if (!loading) {
            setOpen(open);
          }
        }}
        width="min(36rem, calc(100vw - 2rem))"
      >
        <OnUnmount run={closed} />
        <DialogHeader>{title}</DialogHeader>
        <DialogBody className={styles.dialog}>
          {props.children}
          {error !== undefined && (
            <Alert
              status="danger"
              icon
              role="alert"
              title="That did not work"
              description={explainError(error)}
            />
          )}
        </DialogBody>
        <DialogFooter>
          <Button
            variant="secondary"
            isDisabled={loading}
            onPress={() => setOpen(false)}
          >
            {dismiss}
          </Button>
          <Button
            variant="primary"
            destructive={destructive}
            isPending={loading}
            onPress={run}
          >
            {confirm}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}

function OnUnmount({ run }: { run: () => void }) {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => () => latest.current(), []);
  return null;
}
