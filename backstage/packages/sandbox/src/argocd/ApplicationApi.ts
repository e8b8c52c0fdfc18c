import { isDeepStrictEqual } from 'node:util';
import type {
  Application,
  AppProject,
  Condition,
  Operation,
} from './Application';
import {
  ARGO_API_VERSION,
  BACKGROUND_FINALIZER,
  CONTROL_PLANE_NAMESPACE,
  FOREGROUND_FINALIZER,
  formatConditions,
  hasCascadeFinalizer,
  isAutomated,
  RESOURCES_FINALIZER,
  sourceOf,
} from './Application';
import { admissionError } from './admission';
import {
  applicationSpecErrors,
  destinationError,
} from './applicationSpecErrors';
import type { Cluster } from './Cluster';
import { invalidSpec } from './conditions';
import type { Controller } from './Controller';
import {
  failedPrecondition,
  GrpcError,
  invalidArgument,
  notFound,
  permissionDenied,
} from './GrpcError';
import { keyOfObject } from './KubeObject';
import type { Refusals } from './Refusals';
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
  readonly #refusals: Refusals;

  constructor(options: {
    cluster: Cluster;
    controller: Controller;
    target: TargetState;
    refusals: Refusals;
  }) {
    this.#cluster = options.cluster;
    this.#controller = options.controller;
    this.#target = options.target;
    this.#refusals = options.refusals;
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
    this.#projectOf(here);
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
    const app = normalize(body);
    const project = this.#projectOf(app);
    await this.#validate(app, project, options.validate);
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
    if (isSame(existing, app)) {
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

  #projectOf(app: Application): AppProject {
    const project = this.#cluster.project(app.spec.project);
    if (!project) {
      throw invalidArgument(
        `app is not allowed in project "${app.spec.project}", or the project does not exist`,
      );
    }
    return project;
  }

  async #validate(app: Application, project: AppProject, withRepo: boolean) {
    const destination = destinationError(app);
    if (destination) {
      throw invalidArgument(
        `application destination spec for ${app.metadata.name} is invalid: ${destination}`,
      );
    }
    const spec = [
      ...applicationSpecErrors(app, project),
      ...this.#refusals.conditions(app),
    ];
    const repository =
      withRepo && spec.length === 0 ? await this.#repositoryErrors(app) : [];
    const errors = [...spec, ...repository];
    if (errors.length > 0) {
      throw invalidArgument(
        `application spec for ${
          app.metadata.name
        } is invalid: ${formatConditions(errors)}`,
      );
    }
  }

  /** Source: util/argo/argo.go, validateRepo. */
  async #repositoryErrors(app: Application): Promise<Condition[]> {
    const { repoURL, path } = sourceOf(app);
    const loading = this.#target.load(app, { notBefore: performance.now() });
    return loading.then(
      () => [],
      error => {
        if (!(error instanceof TargetError)) {
          throw error;
        }
        return error.revision
          ? [
              invalidSpec(
                `Unable to generate manifests in ${path}: rpc error: code = Unknown desc = ${error.reason}`,
              ),
            ]
          : [
              invalidSpec(
                `repository not accessible: repositories not accessible: &Repository{Repo: "${repoURL}", Type: "git", Name: "", Project: ""}: repo client error while testing repository: rpc error: code = Unknown desc = error testing repository connectivity: ${error.reason}`,
              ),
            ];
      },
    );
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

/** Server-owned fields never come from a caller. */
function normalize(body: Application): Application {
  const { name, namespace, labels, annotations, finalizers } =
    body.metadata ?? {};
  const app: Application = {
    apiVersion: ARGO_API_VERSION,
    kind: 'Application',
    metadata: {
      name: name ?? '',
      namespace: namespace || CONTROL_PLANE_NAMESPACE,
      labels,
      annotations,
      finalizers,
    },
    spec: {
      ...body.spec,
      project: body.spec?.project || 'default',
      destination: body.spec?.destination ?? {},
    },
  };
  if (!app.metadata.name) {
    throw new GrpcError('Unknown', 'resource name may not be empty');
  }
  const problem = admissionError(app);
  if (problem) {
    throw invalidArgument(problem);
  }
  return app;
}

function isSame(existing: Application, app: Application): boolean {
  const comparable = ({ spec, metadata }: Application) => ({
    spec,
    labels: metadata.labels ?? {},
    annotations: metadata.annotations ?? {},
    finalizers: metadata.finalizers ?? [],
  });
  return isDeepStrictEqual(comparable(existing), comparable(app));
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
