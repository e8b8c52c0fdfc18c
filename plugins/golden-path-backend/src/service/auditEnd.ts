import type { AuditorService } from '@backstage/backend-plugin-api';
import { FinalState } from '../operations/OperationRunner';

/** Enters the end of an operation, which no request brings about, in the audit log. */
export async function auditEnd(
  auditor: AuditorService,
  { operation, state, error }: FinalState,
): Promise<void> {
  const { id, service, owner, initiator } = operation;
  const event = await auditor.createEvent({
    eventId: 'operation-end',
    severityLevel: state === 'stuck' ? 'high' : 'medium',
    meta: { operationId: id, service, owner, initiator, state },
  });
  if (state === 'done') {
    await event.success();
  } else {
    await event.fail({
      error: new Error(error ?? 'undone'),
    });
  }
}
