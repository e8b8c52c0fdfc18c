const createConfig = require('@backstage/cli/config/eslint-factory');

/** The lint rules of one package: Backstage's own. */
module.exports = packageDir => createConfig(packageDir);
