import type {
  LoggerService,
  RootLifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Notices } from '../notices/Notices';
import { SWEEP_MS } from '../operations/bounds';
import { OperationEngine } from '../operations/OperationEngine';

export interface WorkOptions {
  scheduler: SchedulerService;
  rootLifecycle: RootLifecycleService;
  logger: LoggerService;
  engine: OperationEngine;
  notices: Notices;
  /** Tells how many operations it has removed. */
  prune: (signal: AbortSignal) => Promise<number>;
}

/** Starts what happens by itself, from now on and again and again. */
export async function scheduleWork(options: WorkOptions): Promise<void> {
  const { scheduler, rootLifecycle, logger, engine, notices } = options;
  /** Each replica by itself: the claims see to it that only one does a thing. */
  const often = (id: string, work: () => Promise<void>) =>
    scheduler.scheduleTask({
      id,
      scope: 'local',
      frequency: { milliseconds: SWEEP_MS },
      timeout: { minutes: 1 },
      fn: async () => {
        try {
          await work();
        } catch (error) {
          logger.warn(`${id} failed; trying again in a moment`, error as Error);
        }
      },
    });
  await often('golden-path-sweep', () => engine.sweep());
  // By then every plugin answers that there is, so that none is thought missing.
  rootLifecycle.addStartupHook(() =>
    often('golden-path-notices', () => notices.deliver()),
  );
  await scheduler.scheduleTask({
    id: 'golden-path-prune',
    frequency: { days: 1 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 5 },
    fn: async signal => {
      const removed = await options.prune(signal);
      logger.info(`Removed ${removed} operations that ended long ago`);
    },
  });
}
