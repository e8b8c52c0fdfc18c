import type { EffectContext, UndoOutcome } from '../operations/Effect';
import {
  type ArgoCdApplication,
  VendorUnavailableError,
  pollUntil,
} from '../vendors';
import type {
  ArgoCdApplicationArgs,
  ArgoCdApplicationDeps,
  ArgoCdApplicationResult,
} from './ArgoCdApplicationEffect';
import { changedFields } from './changedFields';

/**
 * Deletes the Application with all that it has made, if it is the operation's
 * own and nobody has changed what it is to do; then waits until Argo CD has
 * carried that out, so that its AppProject and repository can be removed.
 */
export async function removeApplication(
  { argocd, timeout }: ArgoCdApplicationDeps,
  args: ArgoCdApplicationArgs,
  result: ArgoCdApplicationResult | undefined,
  context: EffectContext,
): Promise<UndoOutcome> {
  const { name } = args.manifest.metadata;
  const { project } = args.manifest.spec;
  let left: ArgoCdApplication | undefined;
  const outcome = await pollUntil<UndoOutcome>(
    async () => {
      left = await argocd.findApplication(name, { project }, context);
      if (!left || !isMade(left, args, result, context)) {
        return { state: 'undone' };
      }
      const note = reasonToKeep(left, args, context);
      if (note) {
        return { state: 'kept', note };
      }
      if (!left.deleting) {
        await argocd.deleteApplication(name, project, context);
      }
      return undefined;
    },
    { timeout, signal: context.signal },
  );
  if (!outcome) {
    throw stillThere(name, left?.conditions ?? [], timeout);
  }
  return outcome;
}

/** One restored from a backup has another id, one that was edited may have lost the annotation. */
function isMade(
  { annotations, uid }: ArgoCdApplication,
  { marker }: ArgoCdApplicationArgs,
  result: ArgoCdApplicationResult | undefined,
  { operationId }: EffectContext,
): boolean {
  return annotations[marker] === operationId || uid === result?.uid;
}

function reasonToKeep(
  { annotations, deleting, spec }: ArgoCdApplication,
  { manifest, marker }: ArgoCdApplicationArgs,
  { operationId }: EffectContext,
): string | undefined {
  // Whoever has deleted it has decided; there is nothing left to keep.
  if (deleting) {
    return undefined;
  }
  const { name } = manifest.metadata;
  const keep = `Nothing of it was removed; delete it in Argo CD if nobody needs it`;
  if (annotations[marker] !== operationId) {
    return `the Application ${name} no longer says in ${marker} that operation ${operationId} made it. ${keep}`;
  }
  const changed = changedFields(manifest.spec, spec);
  return changed.length > 0
    ? `somebody else has changed ${changed
        .map(field => `spec.${field}`)
        .join(', ')} of the Application ${name}. ${keep}`
    : undefined;
}

function stillThere(
  name: string,
  conditions: ArgoCdApplication['conditions'],
  timeout: number,
): Error {
  const said = conditions.map(({ type, message }) => `${type}: ${message}`);
  return new VendorUnavailableError(
    `Argo CD still has the Application ${name} ${
      timeout / 1000
    } s after its deletion was asked for${
      said.length > 0 ? ` (${said.join('; ')})` : ''
    }. A platform administrator should look at it in Argo CD: its finalizer waits until what it has made is gone`,
    false,
  );
}
