import type { NameClash } from '@cloudforge/plugin-golden-path-common';
import type { Holding } from '../database/reservation';

/** What somebody is told who wants what an operation holds. */
export function describeHolding({ host, holder }: Holding): NameClash {
  const { id, service, state, deadline } = holder;
  const what = host === undefined ? `name ${service}` : `host ${host}`;
  const clash = (message: string): NameClash => ({
    ...(host !== undefined && { host }),
    system: 'operation',
    message: `The ${what} is ${message}`,
  });
  switch (state) {
    case 'undoing':
      return clash(
        `still held by operation ${id}, which is being undone; try again in a minute`,
      );
    case 'stuck':
      return clash(
        `still held by operation ${id}, which could not be undone completely; ${
          deadline === undefined
            ? 'a person has to look at it'
            : 'that is tried again by itself until it is'
        }`,
      );
    default:
      return clash(
        `taken by operation ${id}, which is making ${
          host === undefined ? 'it' : service
        }`,
      );
  }
}
