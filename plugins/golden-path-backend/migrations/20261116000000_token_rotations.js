// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('token_rotations', table => {
    table.comment('Services whose deploy token is being replaced');
    table.string('service', 63).primary();
    table.string('rotation', 36).notNullable();
    table
      .bigInteger('until')
      .notNullable()
      .comment('after this no call of the rotation can still arrive');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('token_rotations');
};
