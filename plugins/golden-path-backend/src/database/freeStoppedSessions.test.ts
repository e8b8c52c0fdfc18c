import { TestDatabases } from '@backstage/backend-test-utils';
import { freeStoppedSessions } from './freeStoppedSessions';

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });

(databases.supports('POSTGRES_15') ? describe : describe.skip)(
  'on PostgreSQL',
  () => {
    it('the transaction of a process that was stopped in it ends', async () => {
      const knex = await databases.init('POSTGRES_15');
      freeStoppedSessions(knex);
      await knex.transaction(async trx => {
        const { rows } = await trx.raw(
          'show idle_in_transaction_session_timeout',
        );
        expect(rows).toEqual([{ idle_in_transaction_session_timeout: '10s' }]);
      });
    });
  },
);
