// @ts-check

/**
 * What follows the end of an operation: the undo that is tried again by itself,
 * and the notice that people get.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table
      .integer('undo_runs')
      .notNullable()
      .defaultTo(0)
      .comment('undos that left something; 0 again when a person asks for one');
    table
      .boolean('left_behind')
      .notNullable()
      .defaultTo(false)
      .comment(
        'an undo has left something, so administrators are told the end',
      );
    table
      .bigInteger('notice_due')
      .comment('when the notice of the end is sent; null when none is owed');
    table
      .integer('notice_tries')
      .notNullable()
      .defaultTo(0)
      .comment('how often the notice that is owed was tried');

    table.index(['notice_due'], 'operations_notice_idx');
    table.index(['state', 'created_at', 'id'], 'operations_state_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('operations', table => {
    table.dropIndex(['notice_due'], 'operations_notice_idx');
    table.dropIndex(['state', 'created_at', 'id'], 'operations_state_idx');
    table.dropColumns('undo_runs', 'left_behind', 'notice_due', 'notice_tries');
  });
};
