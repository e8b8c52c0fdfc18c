import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { performance } from 'node:perf_hooks';
import { LastingRefusals } from './LastingRefusals';
import {
  type ArgoCdApplication,
  type ArgoCdClient,
  type CallOptions,
  VendorUnavailableError,
  pollUntil,
} from '../vendors';

export interface ArgoCdRegistrationOptions {
  argocd: ArgoCdClient;
  /** The Application that syncs the workloads repository. */
  rootApplication: string;
  /** Milliseconds that Argo CD may take to follow a commit. */
  timeout: number;
}

export interface ExpectedApplication {
  name: string;
  appProject: string;
  repoUrl: string;
}

/**
 * Milliseconds. A webhook tells Argo CD of a push at once; only where it is
 * slow is it asked to look, since each refresh fetches and compares anew. Its
 * own interval is three minutes.
 */
const FIRST_REFRESH = 2_000;
const REFRESH_INTERVAL = 3_000;

/** Milliseconds between looks at the root Application, which is as large as there are services. */
const ROOT_INTERVAL = 1_000;

/** Whether Argo CD has followed a commit to the workloads repository. */
export class ArgoCdRegistration {
  /** The root Application as last seen by whichever operation, and when it was last asked for and refreshed. */
  private root?: ArgoCdApplication;
  private readAt = -Infinity;
  private refreshedAt = -Infinity;

  constructor(readonly options: ArgoCdRegistrationOptions) {}

  /** Waits until every Application is there, reads the right repository and was compared with it; throws Argo CD's own words when it refuses. */
  async awaitPresence(
    expected: ExpectedApplication[],
    call: CallOptions,
  ): Promise<void> {
    const { argocd } = this.options;
    await this.awaitUptake(async () => {
      const found = await argocd.applications(
        { project: expected[0].appProject },
        call,
      );
      assertOwnRepositories(expected, found);
      return { pending: pendingOf(expected, found), seen: found };
    }, call);
  }

  /** Waits until the AppProject is there, which comes with the commit; throws Argo CD's own words when it refuses that. */
  async awaitProject(appProject: string, call: CallOptions): Promise<void> {
    const { argocd } = this.options;
    await this.awaitUptake(async () => {
      const exists = await argocd.projectExists(appProject, call);
      const pending = exists ? '' : `the AppProject ${appProject} is not there`;
      return { pending, seen: [] };
    }, call);
  }

  /**
   * Applications of the AppProject other than these that would lose what they
   * live in if the entry went; whichever is being deleted already needs nothing.
   */
  async applicationsBeside(
    known: string[],
    appProject: string,
    call: CallOptions,
  ): Promise<string[]> {
    const { argocd } = this.options;
    const listed = await argocd.applications({ project: appProject }, call);
    const beside = listed.filter(({ name }) => !known.includes(name));
    // The list comes from a cache, which may still hold what has just gone.
    const found = await Promise.all(
      beside.map(({ name }) =>
        argocd.findApplication(name, { project: appProject }, call),
      ),
    );
    return found.flatMap(application =>
      application && !application.deleting ? [application.name] : [],
    );
  }

  /**
   * Waits until no Application of the AppProject is left, nor the AppProject itself.
   *
   * @param onLeft - called as long as an Application is left
   */
  async awaitAbsence(
    appProject: string,
    call: CallOptions,
    onLeft: () => Promise<unknown> = async () => undefined,
  ): Promise<void> {
    const { argocd, timeout, rootApplication } = this.options;
    const refresh = this.refresher(call);
    let left = '';
    const gone = await pollUntil(
      async () => {
        await refresh();
        const [applications, projectLeft] = await Promise.all([
          argocd.applications({ project: appProject }, call),
          argocd.projectExists(appProject, call),
        ]);
        if (applications.length > 0) {
          await onLeft();
        }
        left = [
          ...applications.map(({ name }) => `the Application ${name}`),
          ...(projectLeft ? [`the AppProject ${appProject}`] : []),
        ].join(', ');
        return left ? undefined : true;
      },
      { timeout, signal: call.signal },
    );
    if (!gone) {
      throw new VendorUnavailableError(
        `Argo CD still has ${left} ${
          timeout / 1000
        } s after the files were removed from the workloads repository. A platform administrator should look at the Application ${rootApplication} in Argo CD: it must sync automatically and prune`,
        false,
      );
    }
  }

  /** Looks until nothing is pending, said in words, and Argo CD objects to none of the Applications seen. */
  private async awaitUptake(
    look: () => Promise<{ pending: string; seen: ArgoCdApplication[] }>,
    call: CallOptions,
  ): Promise<void> {
    const { timeout, rootApplication } = this.options;
    const refresh = this.refresher(call);
    const refusals = new LastingRefusals();
    let pending = '';
    const ready = await pollUntil(
      async () => {
        const root = await refresh();
        const looked = await look();
        ({ pending } = looked);
        refusals.see([root, ...looked.seen]);
        return refusals.current === undefined && !pending ? true : undefined;
      },
      { timeout, signal: call.signal },
    );
    if (ready) {
      return;
    }
    if (refusals.current) {
      throw new InputError(`Argo CD refused the service: ${refusals.current}`);
    }
    throw new VendorUnavailableError(
      `Argo CD did not take the service up within ${
        timeout / 1000
      } s: ${pending}. A platform administrator should look at the Application ${rootApplication} in Argo CD`,
      false,
    );
  }

  /**
   * Asks Argo CD to look at the workloads repository from time to time; returns
   * the root Application as last seen. Operations that wait at the same time
   * share both, or a crowd would keep Argo CD from what it waits for.
   */
  private refresher(call: CallOptions): () => Promise<ArgoCdApplication> {
    const refreshFrom = performance.now() + FIRST_REFRESH;
    return async () => {
      const now = performance.now();
      if (!this.root || now >= this.readAt + ROOT_INTERVAL) {
        this.readAt = now;
        this.root = await this.readRoot(
          now >= Math.max(refreshFrom, this.refreshedAt + REFRESH_INTERVAL),
          call,
        );
      }
      return this.root;
    };
  }

  private async readRoot(
    refresh: boolean,
    call: CallOptions,
  ): Promise<ArgoCdApplication> {
    const { argocd, rootApplication } = this.options;
    if (refresh) {
      this.refreshedAt = performance.now();
    }
    const root = await argocd.findApplication(
      rootApplication,
      { refresh },
      call,
    );
    if (!root) {
      throw new NotFoundError(
        `Argo CD has no Application ${rootApplication}, which should sync the workloads repository. Ask a platform administrator to check cloudforge.platform.argocd.rootApplication`,
      );
    }
    return root;
  }
}

function assertOwnRepositories(
  expected: ExpectedApplication[],
  found: ArgoCdApplication[],
): void {
  for (const { name, repoUrl } of expected) {
    const actual = found.find(application => application.name === name);
    if (actual && actual.repoUrl !== repoUrl) {
      throw new ConflictError(
        `The Argo CD Application ${name} exists already and reads ${actual.repoUrl} instead of ${repoUrl}`,
      );
    }
  }
}

function pendingOf(
  expected: ExpectedApplication[],
  found: ArgoCdApplication[],
): string {
  const pending = expected.flatMap(({ name }) => {
    const actual = found.find(application => application.name === name);
    if (!actual) {
      return [`the Application ${name} is not there`];
    }
    return actual.syncStatus === 'Unknown'
      ? [`the Application ${name} has not been compared with its repository`]
      : [];
  });
  return pending.join(', ');
}
