import { performance } from 'node:perf_hooks';
import { askFirst } from './askFirst';

/**
 * Aborts with `reason` after `ms`, by a clock of this process that is never
 * set; whoever asks is told in time, also right after the process was stopped.
 */
export function deadlineSignal(
  ms: number,
  reason: Error,
  steadyNow: () => number = () => performance.now(),
): AbortSignal {
  const controller = new AbortController();
  const end = steadyNow() + ms;
  const timer = setTimeout(() => controller.abort(reason), ms);
  timer.unref();
  return askFirst(controller.signal, () => {
    if (steadyNow() >= end) {
      controller.abort(reason);
    }
  });
}
