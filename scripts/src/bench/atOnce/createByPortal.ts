import {
  GoldenPathClient,
  OperationState,
} from '@cloudforge/plugin-golden-path-common';
import { must } from '../../verify/expect';
import { Prepared } from './prepare';

const ENDS: OperationState[] = ['done', 'undone', 'stuck'];

/** Milliseconds that one answer may be held back for news. */
const WAIT = 5_000;

/** A whole Create over the portal's API. */
export async function createByPortal(
  api: GoldenPathClient,
  { spec, archive }: Prepared,
): Promise<void> {
  const { id } = await api.accept({ spec });
  await api.handIn(id, archive);
  await follow(api, id, 'waiting');
  await api.register(id);
  await follow(api, id, 'done');
}

async function follow(
  api: GoldenPathClient,
  id: string,
  wanted: OperationState,
): Promise<void> {
  let after = 0;
  for (;;) {
    const { operation, events } = await api.events(id, { after, wait: WAIT });
    if (operation.state === wanted) {
      return;
    }
    must(
      !ENDS.includes(operation.state),
      `${operation.service} is ${operation.state}: ${operation.error}`,
    );
    after = events.at(-1)?.seq ?? after;
  }
}
