import { useApi } from '@backstage/frontend-plugin-api';
import type {
  OperationEvent,
  OperationEvents,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { goldenPathApiRef } from '../../api/GoldenPathApi';
import { usePageVisible } from '../../polling/usePageVisible';
import { followOperation } from './followOperation';

export interface FollowedOperation {
  operation?: OperationView;
  events: OperationEvent[];
  /** Why the last look failed; the next one takes it away. */
  error?: unknown;
}

type Change =
  | { news: OperationEvents }
  | { operation: OperationView }
  | { error: unknown };

/** Takes in what an answer brought; an event that is known already does not count again. */
export function reduce(
  before: FollowedOperation,
  change: Change,
): FollowedOperation {
  if ('error' in change) {
    return { ...before, error: change.error };
  }
  if ('operation' in change) {
    return { ...before, operation: change.operation };
  }
  const { operation, events } = change.news;
  const last = before.events.at(-1)?.seq ?? 0;
  const fresh = events.filter(event => event.seq > last);
  return {
    operation,
    events: fresh.length ? [...before.events, ...fresh] : before.events,
  };
}

/** An operation and its log, as they change, while somebody may be looking. */
export function useOperation(id: string) {
  const api = useApi(goldenPathApiRef);
  const visible = usePageVisible();
  const [state, dispatch] = useReducer(reduce, { events: [] });
  const [attempt, setAttempt] = useState(0);
  const lastSeen = useRef(0);
  lastSeen.current = state.events.at(-1)?.seq ?? 0;

  useEffect(() => {
    if (!visible) {
      return undefined;
    }
    const controller = new AbortController();
    followOperation(api, id, {
      after: lastSeen.current,
      signal: controller.signal,
      onNews: news => dispatch({ news }),
      onError: error => dispatch({ error }),
    });
    return () => controller.abort();
  }, [api, id, visible, attempt]);

  const retry = useCallback(() => setAttempt(n => n + 1), []);
  /** Takes over what a button was answered, and follows on from there. */
  const update = useCallback(
    (operation: OperationView) => {
      dispatch({ operation });
      retry();
    },
    [retry],
  );
  return { ...state, retry, update };
}
