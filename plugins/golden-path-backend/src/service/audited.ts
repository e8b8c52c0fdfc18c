import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { Request } from 'express';

export interface AuditedRequest {
  auditor: AuditorService;
  /** Carries the actor. */
  request: Request<any, any, any, any>;
  eventId: string;
  meta: JsonObject;
}

/** Enters a request that changes something, with its outcome, in the audit log. */
export async function audited<T>(
  { auditor, ...event }: AuditedRequest,
  work: () => Promise<T>,
): Promise<T> {
  const entry = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  try {
    const result = await work();
    await entry.success();
    return result;
  } catch (error) {
    await entry.fail({ error: error as Error });
    throw error;
  }
}
