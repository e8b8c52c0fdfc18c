import type { LogEvent } from '@backstage/plugin-scaffolder-common';
import type { Observable } from '@backstage/types';
import ObservableOf from 'zen-observable';

/**
 * How long a cancelled task may be silent before it counts as over, in
 * milliseconds: the actions of the golden path wait for their undo for up to
 * three minutes.
 */
export const SILENCE_MS = 240_000;

/**
 * The log of a task to its end, also after a cancellation. The stock task page
 * stops reading when it is told of one, and so would never show what became of
 * what the task had made; therefore it is told only when nothing more comes.
 */
export function wholeLog(stream: Observable<LogEvent>): Observable<LogEvent> {
  return new ObservableOf<LogEvent>(reader => {
    let cancelled: LogEvent | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopWaiting = () => clearTimeout(timer);
    const tell = () => {
      if (cancelled) {
        reader.next(cancelled);
      }
      cancelled = undefined;
    };
    const waitOn = () => {
      stopWaiting();
      timer = setTimeout(tell, SILENCE_MS);
    };
    const subscription = stream.subscribe({
      next(event) {
        if (event.type === 'cancelled') {
          cancelled = event;
        } else {
          reader.next(event);
        }
        if (event.type === 'completion') {
          cancelled = undefined;
        }
        if (cancelled) {
          waitOn();
        } else {
          stopWaiting();
        }
      },
      error(error) {
        stopWaiting();
        reader.error(error);
      },
      complete() {
        stopWaiting();
        tell();
        reader.complete();
      },
    });
    return () => {
      stopWaiting();
      subscription.unsubscribe();
    };
  }) as Observable<LogEvent>;
}
