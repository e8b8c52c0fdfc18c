import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TokenRotation } from '@cloudforge/plugin-golden-path-common';
import {
  DEPLOY_TOKEN_VARIABLE,
  MintedToken,
  deployTokenName,
  lastDayOfToken,
  mintDeployToken,
  revokeDeployTokens,
  rotationMarker,
} from '../../effects';
import { mayStillArrive } from '../../operations/mayStillArrive';
import {
  CallOptions,
  GitLabClient,
  VendorUnavailableError,
} from '../../vendors';
import { type DeployTokenPlace, makerOfHeldToken } from './heldToken';

export interface RotationOptions extends CallOptions {
  gitlab: GitLabClient;
  place: DeployTokenPlace;
  /** Marks the token and the variable. */
  id: string;
  logger: LoggerService;
  /** Milliseconds after which a call without an answer can no longer arrive. */
  settleMs: number;
}

/**
 * One replacement of a deploy token: mints, stores, and only then revokes what
 * was there before, so that the pipeline always has a token that works. Cut
 * short anywhere, the next one revokes what this one leaves.
 */
export class Rotation {
  constructor(private readonly options: RotationOptions) {}

  async run(): Promise<TokenRotation> {
    const { gitlab, place, id: maker, settleMs } = this.options;
    const { gitopsProjectId } = place;
    const expiresAt = lastDayOfToken();
    const minted = await mintDeployToken(
      gitlab,
      { gitopsProjectId, maker, expiresAt, settleMs },
      this.options,
    ).catch(error => this.#discard(error));
    await this.#store(minted).catch(error => {
      // While the variable may hold the new token, nothing is revoked.
      if (mayStillArrive(error)) {
        throw error;
      }
      return this.#discard(error);
    });
    const revoked = await revokeDeployTokens(
      gitlab,
      { gitopsProjectId, except: minted.id },
      this.options,
    ).catch(error => {
      throw new VendorUnavailableError(
        `The pipeline has its new token, but those from before could not all be revoked: ${error.message} Replace the token again to have them revoked.`,
        false,
      );
    });
    return { expiresAt, revoked };
  }

  /** Throws when the variable was not written, or when nobody can know. */
  async #store({ value }: MintedToken): Promise<void> {
    const { gitlab, place, id } = this.options;
    try {
      await gitlab.access.setSecretVariable(
        place.appProjectId,
        {
          key: DEPLOY_TOKEN_VARIABLE,
          value,
          description: rotationMarker(id),
        },
        this.options,
      );
    } catch (error) {
      if (!mayStillArrive(error) || !(await this.#isStored())) {
        throw error;
      }
    }
  }

  async #isStored(): Promise<boolean> {
    const { gitlab, place, id } = this.options;
    const maker = await makerOfHeldToken(gitlab, place, this.options).catch(
      () => undefined,
    );
    return maker === id;
  }

  /** Revokes what was minted for nothing; where that fails too, the next rotation does it. */
  async #discard(failure: unknown): Promise<never> {
    const { gitlab, place, id: maker, logger } = this.options;
    const { gitopsProjectId } = place;
    await revokeDeployTokens(
      gitlab,
      { gitopsProjectId, maker },
      this.options,
    ).catch(error => {
      logger.warn(
        `The token "${deployTokenName(maker)}" may be left over: ${
          error.message
        }`,
      );
    });
    throw failure;
  }
}
