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

/** Description of a variable whose value a rotation of the deploy token has set. */
export function rotationMarker(rotation: string): string {
  return `CloudForge rotation ${rotation}`;
}

/** The operation or rotation that a description says it was made by. */
export function makerIn(description: string): string | undefined {
  const last = description.split('\n').pop() ?? '';
  return /^CloudForge (?:operation|rotation) ([0-9a-f-]{36})$/.exec(
    last.trim(),
  )?.[1];
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
