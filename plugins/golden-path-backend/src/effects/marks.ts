/**
 * What shows that an operation made something. It is written into the thing
 * itself, because an answer that says so may be lost.
 */

/** Last line of a project's description, and the description of a variable. */
export function marker(operationId: string): string {
  return `CloudForge operation ${operationId}`;
}

export function hasMarker(description: string, operationId: string): boolean {
  return description.split('\n').pop()?.trim() === marker(operationId);
}

const TRAILER = 'CloudForge-Operation';
const UNDO_TRAILER = 'CloudForge-Undo';

/** A commit message that says which operation commits. */
export function commitMessage(subject: string, operationId: string): string {
  return `${subject}\n\n${TRAILER}: ${operationId}\n`;
}

/** A commit message that says which operation takes its files back. */
export function undoMessage(subject: string, operationId: string): string {
  return `${subject}\n\n${UNDO_TRAILER}: ${operationId}\n`;
}

/** Made by `apply` of the operation. */
export function isCommitOf(message: string, operationId: string): boolean {
  return lastLine(message) === `${TRAILER}: ${operationId}`;
}

/** Made by `undo` of the operation. */
export function isUndoOf(message: string, operationId: string): boolean {
  return lastLine(message) === `${UNDO_TRAILER}: ${operationId}`;
}

/** Made by `apply` or `undo` of the operation. */
export function isOurs(message: string, operationId: string): boolean {
  return isCommitOf(message, operationId) || isUndoOf(message, operationId);
}

function lastLine(message: string): string | undefined {
  return message.trimEnd().split('\n').pop();
}
