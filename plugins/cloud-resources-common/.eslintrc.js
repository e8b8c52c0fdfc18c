module.exports = require('../../scripts/eslint/for-package')(__dirname);
