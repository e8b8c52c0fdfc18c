import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { DatabaseClock } from '../../database/DatabaseClock';

/** Lets one rotation at a time work on a service, in all replicas, and none while an operation does. */
export class RotationLocks {
  constructor(
    private readonly knex: Knex,
    private readonly clock: DatabaseClock,
  ) {}

  /** For `ms` at most. Throws ConflictError when an operation or another rotation is at work. */
  async take(service: string, rotation: string, ms: number): Promise<void> {
    await this.knex.transaction(async trx => {
      const operation = await trx('name_reservations')
        .join('operations', 'operations.id', 'name_reservations.operation_id')
        .where('name_reservations.name', service)
        .first('operations.id', 'operations.state');
      if (operation) {
        throw new ConflictError(
          `Operation ${operation.id} is at work on ${service} (${operation.state}). Replace the token when it has ended`,
        );
      }
      await trx('token_rotations')
        .where({ service })
        .where('until', '<=', this.clock.now())
        .delete();
      const taken = await trx('token_rotations')
        .insert({ service, rotation, until: this.clock.after(ms) })
        .onConflict('service')
        .ignore()
        .returning('service');
      if (taken.length === 0) {
        throw new ConflictError(
          `The token of ${service} is being replaced right now, or a rotation was cut short a moment ago. Try again in two minutes`,
        );
      }
    });
  }

  async release(service: string, rotation: string): Promise<void> {
    await this.knex('token_rotations').where({ service, rotation }).delete();
  }
}
