import type { Application, Operation } from './Application';
import {
  BACKGROUND_FINALIZER,
  CONTROL_PLANE_NAMESPACE,
  FOREGROUND_FINALIZER,
  hasCascadeFinalizer,
  isAutomated,
  RESOURCES_FINALIZER,
  sourceOf,
} from './Application';
import type { Cluster } from './Cluster';
import type { ApplicationValidation } from './ApplicationValidation';
import { isSameApplication, normalizeApplication } from './applicationRequest';
import type { Controller } from './Controller';
import {
  failedPrecondition,
  GrpcError,
  invalidArgument,
  notFound,
  permissionDenied,
} from './GrpcError';
import { keyOfObject } from './KubeObject';
import type { TargetState } from './TargetState';
import { TargetError } from './TargetState';

export interface SyncRequest {
  revision?: string;
  prune?: boolean;
  dryRun?: boolean;
  syncOptions?: { items?: string[] };
  resources?: unknown[];
  manifests?: unknown[];
}

export interface WhichApplication {
  name: string;
  project?: string;
  appNamespace?: string;
}

/** Source: server/application/application.go, getPropagationPolicyFinalizer. */
const POLICY_FINALIZERS: Record<string, string> = {
  '': RESOURCES_FINALIZER,
  background: BACKGROUND_FINALIZER,
  foreground: FOREGROUND_FINALIZER,
};

/** What the API server does with Applications, short of HTTP. */
export class ApplicationApi {
  readonly #cluster: Cluster;
  readonly #controller: Controller;
  readonly #target: TargetState;
  readonly #validation: ApplicationValidation;

  constructor(options: {
    cluster: Cluster;
    controller: Controller;
    target: TargetState;
    validation: ApplicationValidation;
  }) {
    this.#cluster = options.cluster;
    this.#controller = options.controller;
    this.#target = options.target;
    this.#validation = options.validation;
  }

  /**
   * Source: server/application/application.go, getAppEnforceRBAC.
   * @throws GrpcError 403 for a missing Application, 404 if its project is named
   */
  find({ name, project, appNamespace }: WhichApplication): Application {
    const here =
      !appNamespace || appNamespace === CONTROL_PLANE_NAMESPACE
        ? this.#cluster.application(name)
        : undefined;
    if (!here || (project && here.spec.project !== project)) {
      throw project
        ? notFound('applications.argoproj.io', name)
        : permissionDenied();
    }
    this.#validation.projectOf(here);
    return here;
  }

  async get(
    which: WhichApplication,
    refresh: string | undefined,
  ): Promise<Application> {
    const app = this.find(which);
    if (refresh === undefined) {
      return app;
    }
    await this.#controller.refresh(app.metadata.name);
    return this.find(which);
  }

  async create(
    body: Application,
    options: { upsert: boolean; validate: boolean },
  ): Promise<Application> {
    const app = normalizeApplication(body);
    await this.#validation.validate(app, options.validate);
    if (app.metadata.namespace !== CONTROL_PLANE_NAMESPACE) {
      throw new GrpcError(
        'PermissionDenied',
        `namespace '${app.metadata.namespace}' is not permitted`,
      );
    }
    const existing = this.#cluster.application(app.metadata.name);
    if (!existing) {
      return this.#cluster.put(app);
    }
    if (isSameApplication(existing, app)) {
      return existing;
    }
    if (!options.upsert) {
      throw invalidArgument(
        'existing application spec is different, use upsert flag to force update',
      );
    }
    return this.#cluster.put({
      ...existing,
      spec: app.spec,
      metadata: {
        ...existing.metadata,
        labels: { ...existing.metadata.labels, ...app.metadata.labels },
        annotations: {
          ...existing.metadata.annotations,
          ...app.metadata.annotations,
        },
        finalizers: app.metadata.finalizers,
      },
    });
  }

  /** Source: server/application/application.go, Delete. */
  delete(
    which: WhichApplication,
    options: { cascade: boolean; propagationPolicy: string },
  ): void {
    const app = this.find(which);
    const { cascade, propagationPolicy } = options;
    if (!cascade && propagationPolicy) {
      throw invalidArgument(
        'cannot set propagation policy when cascading is disabled',
      );
    }
    const finalizer = POLICY_FINALIZERS[propagationPolicy];
    if (!finalizer) {
      throw invalidArgument(`invalid propagation policy: ${propagationPolicy}`);
    }
    const before = app.metadata.finalizers ?? [];
    if (cascade && !before.includes(finalizer)) {
      if (!app.metadata.deletionTimestamp) {
        this.#setFinalizers(app, [...withoutCascade(before), finalizer]);
      }
    } else if (!cascade && hasCascadeFinalizer(app.metadata)) {
      this.#setFinalizers(app, withoutCascade(before));
    }
    this.#cluster.delete(keyOfObject(app));
  }

  /** Source: server/application/application.go, Sync. */
  async sync(which: WhichApplication, request: SyncRequest) {
    const app = this.find(which);
    if (app.metadata.deletionTimestamp) {
      throw failedPrecondition('application is deleting');
    }
    const { targetRevision = 'HEAD' } = sourceOf(app);
    const other = request.revision && request.revision !== targetRevision;
    if (other && isAutomated(app) && !request.dryRun) {
      throw failedPrecondition(
        `Cannot sync to ${request.revision}: auto-sync currently set to ${
          sourceOf(app).targetRevision ?? ''
        }`,
      );
    }
    if (request.resources?.length || request.manifests?.length) {
      throw new GrpcError(
        'Unimplemented',
        'sandbox: only whole applications are synced, from git',
      );
    }
    const revision = await this.#resolve(app, request.revision);
    const current = this.find(which);
    if (current.operation) {
      throw failedPrecondition('another operation is already in progress');
    }
    return this.#cluster.put({
      ...current,
      operation: operationOf(current, request, revision),
    });
  }

  async #resolve(app: Application, revision: string | undefined) {
    const loading = this.#target.load(app, {
      notBefore: performance.now(),
      revision,
    });
    return loading.then(
      loaded => loaded.revision,
      error => {
        if (error instanceof TargetError && error.revision) {
          return error.revision;
        }
        throw error instanceof TargetError
          ? failedPrecondition(error.reason)
          : error;
      },
    );
  }

  #setFinalizers(app: Application, finalizers: string[]): void {
    this.#cluster.put({ ...app, metadata: { ...app.metadata, finalizers } });
  }
}

function withoutCascade(finalizers: string[]): string[] {
  return finalizers.filter(
    name => !hasCascadeFinalizer({ name: '', finalizers: [name] }),
  );
}

function operationOf(
  app: Application,
  request: SyncRequest,
  revision: string,
): Operation {
  return {
    sync: {
      source: sourceOf(app),
      revision,
      prune: request.prune,
      dryRun: request.dryRun,
      syncOptions:
        request.syncOptions?.items ?? app.spec.syncPolicy?.syncOptions,
    },
    initiatedBy: { username: 'admin' },
    retry: app.spec.syncPolicy?.retry,
  };
}
