// @ts-check

/**
 * Times are milliseconds since 1970 by the database's clock, in bigint columns,
 * so that SQLite and PostgreSQL compare them alike.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('operations', table => {
    table.comment('One change to several systems: whole, or undone');
    table.string('id', 36).primary();
    table.string('kind', 63).notNullable();
    table.string('service', 63).notNullable();
    table.string('owner', 255).notNullable();
    table.string('initiator', 255).notNullable();
    table.string('task_id', 255);
    table.text('spec').notNullable().comment('ServiceSpec as JSON');
    table.string('state', 16).notNullable();
    table
      .string('phase', 16)
      .notNullable()
      .comment('the phase to run or running');
    table.string('stage', 16);
    table.text('error');
    table.text('links').comment('OperationLinks as JSON');
    table
      .integer('epoch')
      .notNullable()
      .comment(
        'raised by every claim; a write under an older one does nothing',
      );
    table.string('runner', 63).comment('process that holds the lease');
    table
      .bigInteger('deadline')
      .comment('end of the lease or of the hand-over; null in a final state');
    table.string('cancelled_by', 255);
    table
      .bigInteger('settles_at')
      .comment(
        'since the undo began: after this no call of the operation can still arrive',
      );
    table
      .integer('last_event')
      .notNullable()
      .comment('sequence of the newest event; every change raises it');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('updated_at').notNullable();

    table.index(['deadline'], 'operations_deadline_idx');
    table.index(['created_at', 'id'], 'operations_newest_idx');
    table.index(['service', 'created_at', 'id'], 'operations_service_idx');
    table.index(['owner', 'created_at', 'id'], 'operations_owner_idx');
  });

  await knex.schema.createTable('name_reservations', table => {
    table.comment('Names of services that an operation is at work on');
    table.string('name', 63).primary();
    table
      .string('operation_id', 36)
      .notNullable()
      .unique()
      .references('id')
      .inTable('operations')
      .onDelete('CASCADE');
    table.bigInteger('reserved_at').notNullable();
  });

  await knex.schema.createTable('operation_effects', table => {
    table.comment('Journal: what an operation meant to make, made and undid');
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('operations')
      .onDelete('CASCADE');
    table.integer('seq').notNullable();
    table.string('stage', 16).notNullable();
    table.string('type', 63).notNullable();
    table.text('title').notNullable();
    table.text('url');
    table.text('args').notNullable().comment('JSON without secrets');
    table.text('result').comment('JSON without secrets; null while unknown');
    table.string('state', 16).notNullable();
    table.text('note');
    table
      .boolean('in_doubt')
      .notNullable()
      .comment(
        'a call was made whose answer is not known: it may still arrive',
      );
    table.bigInteger('updated_at').notNullable();
    table.primary(['operation_id', 'seq']);
  });

  await knex.schema.createTable('operation_events', table => {
    table.comment('What people are told of an operation, in order');
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('operations')
      .onDelete('CASCADE');
    table.integer('seq').notNullable();
    table.string('stage', 16);
    table.string('level', 8).notNullable();
    table.text('message').notNullable();
    table.bigInteger('at').notNullable();
    table.primary(['operation_id', 'seq']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('operation_events');
  await knex.schema.dropTable('operation_effects');
  await knex.schema.dropTable('name_reservations');
  await knex.schema.dropTable('operations');
};
