import type { LoggerService } from '@backstage/backend-plugin-api';
import type { OperationStage } from '@cloudforge/plugin-golden-path-common';
import { Claimed } from '../database/OperationStore';
import { Effect, Stage } from './Effect';
import { Lease } from './Lease';
import { Reasons } from './Reasons';
import { StageRun } from './StageRun';
import { StageStop } from './StageStop';

const WORDS: Record<OperationStage, string> = {
  check: 'Checking the name',
  render: 'Rendering the files',
  projects: 'Creating the projects',
  push: 'Pushing the files',
  access: 'Setting up access',
  catalog: 'Registering in the catalog',
  workloads: 'Entering the service in the workloads repository',
  argocd: 'Registering with Argo CD',
};

export interface PhaseRunOptions {
  claimed: Claimed;
  lease: Lease;
  stages: readonly Stage[];
  effects: ReadonlyMap<string, Effect>;
  source?: Buffer;
  reasons: Reasons;
  logger: LoggerService;
}

/**
 * Runs the stages of one phase in order. When one fails, the effects that are
 * still on their way are waited for, so that the undo meets no moving target;
 * then the first error is thrown.
 */
export async function runPhase(options: PhaseRunOptions): Promise<void> {
  for (const stage of options.stages) {
    await runStage(stage, options);
  }
}

async function runStage(
  stage: Stage,
  { claimed, lease, effects, source, reasons, logger }: PhaseRunOptions,
): Promise<void> {
  lease.signal.throwIfAborted();
  await claimed.journal.startStage(stage.name, WORDS[stage.name]);
  const stop = new StageStop(lease.signal);
  const run = new StageRun({
    journal: claimed.journal,
    stop,
    stage,
    spec: claimed.operation.spec,
    source,
    effects,
    reasons,
    logger,
  });
  try {
    await stage.run(run);
    // An effect that the stage did not wait for fails it all the same.
    await run.finish();
  } catch (error) {
    stop.because(error);
    await run.end();
    // A cancelled or lost operation ends for that reason, not for the abort's.
    lease.signal.throwIfAborted();
    throw error;
  } finally {
    stop.release();
  }
}
