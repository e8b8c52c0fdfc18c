module.exports = require('./eslint/for-package')(__dirname);
