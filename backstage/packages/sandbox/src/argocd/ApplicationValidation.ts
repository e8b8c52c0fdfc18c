import type { Application, AppProject, Condition } from './Application';
import { formatConditions, sourceOf } from './Application';
import {
  applicationSpecErrors,
  destinationError,
} from './applicationSpecErrors';
import type { Cluster } from './Cluster';
import { invalidSpec } from './conditions';
import { invalidArgument } from './GrpcError';
import type { Refusals } from './Refusals';
import type { TargetState } from './TargetState';
import { TargetError } from './TargetState';

/** What the API server checks before it takes an Application. */
export class ApplicationValidation {
  readonly #cluster: Cluster;
  readonly #target: TargetState;
  readonly #refusals: Refusals;

  constructor(options: {
    cluster: Cluster;
    target: TargetState;
    refusals: Refusals;
  }) {
    this.#cluster = options.cluster;
    this.#target = options.target;
    this.#refusals = options.refusals;
  }

  /**
   * Source: server/application/application.go, getAppProject.
   * @throws GrpcError that does not tell whether the project exists
   */
  projectOf(app: Application): AppProject {
    const project = this.#cluster.project(app.spec.project);
    if (!project) {
      throw invalidArgument(
        `app is not allowed in project "${app.spec.project}", or the project does not exist`,
      );
    }
    return project;
  }

  /**
   * Source: server/application/application.go, validateAndNormalizeApp.
   * @param withRepo - whether the source has to be readable, too
   * @throws GrpcError
   */
  async validate(app: Application, withRepo: boolean): Promise<void> {
    const project = this.projectOf(app);
    const { name } = app.metadata;
    const destination = destinationError(app);
    if (destination) {
      throw invalidArgument(
        `application destination spec for ${name} is invalid: ${destination}`,
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
        `application spec for ${name} is invalid: ${formatConditions(errors)}`,
      );
    }
  }

  /** Source: util/argo/argo.go, validateRepo. */
  async #repositoryErrors(app: Application): Promise<Condition[]> {
    const { repoURL, path } = sourceOf(app);
    try {
      await this.#target.load(app, { notBefore: performance.now() });
      return [];
    } catch (error) {
      if (!(error instanceof TargetError)) {
        throw error;
      }
      const reason = error.revision
        ? `Unable to generate manifests in ${path}: rpc error: code = Unknown desc = ${error.reason}`
        : `repository not accessible: repositories not accessible: &Repository{Repo: "${repoURL}", Type: "git", Name: "", Project: ""}: repo client error while testing repository: rpc error: code = Unknown desc = error testing repository connectivity: ${error.reason}`;
      return [invalidSpec(reason)];
    }
  }
}
