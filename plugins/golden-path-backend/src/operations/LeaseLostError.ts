import { CustomErrorBase } from '@backstage/errors';

/**
 * The operation belongs to somebody else by now: its epoch was raised. Who
 * gets this stops at once and writes nothing more.
 */
export class LeaseLostError extends CustomErrorBase {
  name = 'LeaseLostError' as const;

  constructor(operationId: string) {
    super(
      `operation ${operationId} was taken over, because it was cancelled or this process did not renew its lease in time`,
    );
  }
}
