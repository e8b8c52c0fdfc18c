const PREFIX = 'dry-run-';

/** Stands for the operation that a dry run does not start; carries the service's name to the next step. */
export function dryRunOperationId(service: string): string {
  return `${PREFIX}${service}`;
}

/** The service that a dry run was about. */
export function dryRunService(operationId: string): string {
  return operationId.startsWith(PREFIX)
    ? operationId.slice(PREFIX.length)
    : operationId;
}
