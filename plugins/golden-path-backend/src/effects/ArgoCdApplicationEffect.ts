import { ConflictError } from '@backstage/errors';
import type { ApplicationManifest } from '@cloudforge/plugin-golden-path-common';
import type { Effect, EffectContext } from '../operations/Effect';
import {
  type ArgoCdApplication,
  type ArgoCdClient,
  VendorUnavailableError,
  isInDoubt,
  isPassingRefusal,
  keepDoubt,
  pollUntil,
} from '../vendors';
import { createOnce } from './createOnce';
import { removeApplication } from './removeApplication';

export type ArgoCdApplicationArgs = {
  /** As it is sent; names the operation in the annotation. */
  manifest: ApplicationManifest;
  /** Key of the annotation that names the operation. */
  marker: string;
  /** Page in Argo CD. */
  url: string;
};

export type ArgoCdApplicationResult = { uid: string };

export type ArgoCdApplicationEffect = Effect<
  ArgoCdApplicationArgs,
  ArgoCdApplicationResult
>;

export interface ArgoCdApplicationDeps {
  argocd: ArgoCdClient;
  /** Milliseconds that Argo CD may take until it accepts the Application, or until it is gone. */
  timeout: number;
}

/** An Application that the portal makes by Argo CD's API, and nobody by commit. */
export function argocdApplicationEffect(
  deps: ArgoCdApplicationDeps,
): ArgoCdApplicationEffect {
  return {
    type: 'argocd-application',
    title: ({ manifest }) => `Argo CD Application ${manifest.metadata.name}`,
    url: ({ url }) => url,

    async apply(args, context) {
      let doubt = false;
      let refusal: unknown;
      const made = await pollUntil(
        () =>
          makeOnce(deps.argocd, args, context).catch(error => {
            doubt ||= isInDoubt(error);
            refusal = error;
            if (isPassingRefusal(error)) {
              return undefined;
            }
            throw keepDoubt(error, doubt);
          }),
        { timeout: deps.timeout, signal: context.signal, maxInterval: 3_000 },
      );
      if (!made) {
        throw keepDoubt(notAccepted(args, deps.timeout, refusal), doubt);
      }
      return { uid: made.uid };
    },

    undo: (args, result, context) =>
      removeApplication(deps, args, result, context),
  };
}

function makeOnce(
  argocd: ArgoCdClient,
  args: ArgoCdApplicationArgs,
  context: EffectContext,
): Promise<ArgoCdApplication> {
  return createOnce({
    signal: context.signal,
    find: () => findOwn(argocd, args, context),
    create: async () => {
      // Argo CD also answers with an equal one whose deletion has begun.
      const made = await argocd.createApplication(args.manifest, context);
      return unlessDeleting(made);
    },
  });
}

/** Throws ConflictError for somebody else's, in whatever AppProject it is. */
async function findOwn(
  argocd: ArgoCdClient,
  { manifest, marker }: ArgoCdApplicationArgs,
  context: EffectContext,
): Promise<ArgoCdApplication | undefined> {
  const { name, namespace } = manifest.metadata;
  const [found] = await argocd.applications({ name, namespace }, context);
  if (!found) {
    return undefined;
  }
  unlessDeleting(found);
  if (found.annotations[marker] !== context.operationId) {
    throw new ConflictError(
      `Argo CD has an Application ${name} already, in the AppProject ${found.project}, that this operation did not make. Choose another name, or delete it in Argo CD if nothing needs it`,
    );
  }
  return found;
}

/** Refused in Argo CD's own words for it, and as passing. */
function unlessDeleting(application: ArgoCdApplication): ArgoCdApplication {
  if (application.deleting) {
    throw new VendorUnavailableError(
      `Could not create the Application ${application.name}: the earlier application is deleting still`,
      false,
    );
  }
  return application;
}

function notAccepted(
  { manifest }: ArgoCdApplicationArgs,
  timeout: number,
  refusal: unknown,
): Error {
  const why = refusal instanceof Error ? `: ${refusal.message}` : '';
  return new VendorUnavailableError(
    `Argo CD did not accept the Application ${manifest.metadata.name} within ${
      timeout / 1000
    } s${why}`,
    false,
  );
}
