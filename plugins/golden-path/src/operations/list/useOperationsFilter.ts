import {
  type OperationState,
  type OperationsQuery,
} from '@cloudforge/plugin-golden-path-common';
import { useSearchParams } from 'react-router-dom';
import { STATE_WORDS } from '../operationWords';

export type OperationsFilter = Pick<
  OperationsQuery,
  'service' | 'state' | 'after'
>;

function isState(text: string | null): text is OperationState {
  return text !== null && Object.hasOwn(STATE_WORDS, text);
}

/** Reads an address such as `?state=stuck&service=shop`; what it does not know it leaves out. */
export function readFilter(params: URLSearchParams): OperationsFilter {
  const state = params.get('state');
  return {
    service: params.get('service') || undefined,
    state: isState(state) ? state : undefined,
    after: params.get('after') || undefined,
  };
}

export function writeFilter(filter: OperationsFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

/** What is shown, kept in the page's address so that it can be sent to somebody. */
export function useOperationsFilter() {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  return {
    filter,
    /** Another filter begins with the newest. */
    change(part: Pick<OperationsFilter, 'service' | 'state'>) {
      setParams(writeFilter({ ...filter, ...part, after: undefined }));
    },
  };
}
