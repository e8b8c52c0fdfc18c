import { CustomErrorBase } from '@backstage/errors';

/** A person or a task asked to stop, and to undo. */
export class OperationCancelledError extends CustomErrorBase {
  name = 'OperationCancelledError' as const;

  constructor(by: string) {
    super(`Cancelled by ${by}`);
  }
}
