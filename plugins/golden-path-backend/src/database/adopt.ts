import { storable, OperationTable } from './OperationTable';
import { owedNotice } from './outcomes';
import { release } from './reservation';

/** Ends what is stuck by keeping what is left of it; false when it is not stuck. */
export async function adopt(
  table: OperationTable,
  id: string,
  by: string,
): Promise<boolean> {
  const decision = storable(`${by} has decided to keep what is left`);
  const changed = await table.change(
    query => query.where({ id, state: 'stuck' }),
    {
      raisesEpoch: true,
      set: clock => ({
        state: 'adopted',
        deadline: null,
        ...owedNotice(clock),
      }),
      events: [{ level: 'warn', message: decision }],
      also: async trx => {
        await trx('operation_effects')
          .where({ operation_id: id })
          .whereNot('state', 'undone')
          .update({
            state: 'kept',
            note: trx.raw("coalesce(note || '; ', '') || ?", [decision]),
            updated_at: table.clock.now(),
          });
        await release(trx, id);
      },
    },
  );
  return changed !== undefined;
}
