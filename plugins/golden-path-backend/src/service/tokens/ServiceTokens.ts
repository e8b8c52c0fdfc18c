import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  PlatformSpec,
  ServiceToken,
  TokenRotation,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import { randomUUID } from 'node:crypto';
import { deployTokenName, deployTokens } from '../../effects';
import { deadlineSignal } from '../../operations/deadlineSignal';
import { mayStillArrive } from '../../operations/mayStillArrive';
import {
  CallOptions,
  GitLabClient,
  VendorUnavailableError,
} from '../../vendors';
import { type DeployTokenPlace, makerOfHeldToken } from './heldToken';
import { Rotation } from './Rotation';
import { RotationLocks } from './RotationLocks';

/** Longest that one rotation may take; its ten calls usually take a second together. */
const ROTATION_MS = 60_000;

export interface ServiceTokensOptions {
  gitlab: GitLabClient;
  platform: PlatformSpec;
  locks: RotationLocks;
  logger: LoggerService;
  /** Milliseconds after which a call without an answer can no longer arrive. */
  settleMs: number;
  /** Milliseconds by a clock of this process that is never set. */
  steadyNow?: () => number;
}

/** The tokens by which the pipelines of services write their GitOps repositories. */
export class ServiceTokens {
  constructor(private readonly options: ServiceTokensOptions) {}

  /** Throws NotFoundError when GitLab has no such service. */
  async view(service: string, call: CallOptions): Promise<ServiceToken> {
    const { gitlab } = this.options;
    const place = await this.#place(service, call);
    const [maker, tokens] = await Promise.all([
      makerOfHeldToken(gitlab, place, call),
      deployTokens(gitlab, place.gitopsProjectId, call),
    ]);
    const held = tokens.find(
      ({ name }) => maker !== undefined && name === deployTokenName(maker),
    );
    return { expiresAt: held?.expiresAt, tokens: tokens.length };
  }

  /** Throws ConflictError when an operation or another rotation is at work, NotFoundError when GitLab has no such service. */
  async rotate(service: string): Promise<TokenRotation> {
    const { gitlab, locks, logger, settleMs } = this.options;
    const id = randomUUID();
    const signal = this.#deadline(service);
    const place = await this.#place(service, { signal });
    await locks.take(service, id, ROTATION_MS + settleMs);
    let isSettled = true;
    try {
      return await new Rotation({
        ...{ gitlab, place, id, logger, settleMs, signal },
      }).run();
    } catch (error) {
      isSettled = !mayStillArrive(error);
      throw error;
    } finally {
      // A call in doubt may still arrive, and must not after the next
      // rotation's: then the lock runs out by itself.
      if (isSettled) {
        await locks.release(service, id).catch(error => {
          logger.warn(
            `The lock on the token of ${service} is not released before it runs out: ${error.message}`,
          );
        });
      }
    }
  }

  /** Ends before the lock does. */
  #deadline(service: string): AbortSignal {
    const seconds = ROTATION_MS / 1000;
    const late = new VendorUnavailableError(
      `Replacing the token of ${service} took longer than ${seconds} s. Try again in two minutes`,
      true,
    );
    return deadlineSignal(ROTATION_MS, late, this.options.steadyNow);
  }

  async #place(service: string, call: CallOptions): Promise<DeployTokenPlace> {
    const { app, gitops } = serviceNames(service, this.options.platform);
    const [appProjectId, gitopsProjectId] = await Promise.all(
      [app.path, gitops.path].map(path => this.#projectId(path, call)),
    );
    return { appProjectId, gitopsProjectId };
  }

  async #projectId(path: string, call: CallOptions): Promise<number> {
    const { projects } = this.options.gitlab;
    const found = await projects.findProject(path, call);
    // Another path, whatever its case: GitLab followed the redirect of a project that has moved.
    const isHere = found?.path.toLowerCase() === path.toLowerCase();
    if (!found || !isHere || found.markedForDeletion) {
      throw new NotFoundError(
        `GitLab has no project ${path}: it was moved or deleted, or GitLab hides it from the platform's token`,
      );
    }
    return found.id;
  }
}
