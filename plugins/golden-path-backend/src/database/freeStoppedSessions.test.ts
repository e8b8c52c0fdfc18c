import { TestDatabases } from '@backstage/backend-test-utils';
import { freeStoppedSessions } from './freeStoppedSessions';

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });

describe.each(databases.eachSupportedId())('on %s', id => {
  it('ends the transaction of a process that was stopped in it', async () => {
    const knex = await databases.init(id);
    freeStoppedSessions(knex);
    await knex.transaction(async trx => {
      const { rows } = await trx.raw(
        'show idle_in_transaction_session_timeout',
      );
      expect(rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
    });
  });
});
