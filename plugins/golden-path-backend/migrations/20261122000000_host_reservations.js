// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('host_reservations', table => {
    table.comment('Hosts of services that an operation is at work on');
    table.string('host', 253).primary();
    table
      .string('operation_id', 36)
      .notNullable()
      .index('host_reservations_operation_idx')
      .references('id')
      .inTable('operations')
      .onDelete('CASCADE');
    table.bigInteger('reserved_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('host_reservations');
};
