/**
 * What keeps a `*-common` package pure: it runs in a browser and gives the same
 * answer for the same input, so it has no clock, no randomness, no environment
 * and no I/O.
 */

/** Besides relative files, the only packages that pure code may import. */
const importable = [
  'ipaddr.js',
  'zod',
  'yaml',
  'kubernetes-models',
  '@kubernetes-models/',
  '@backstage/errors',
  '@backstage/types',
  '@backstage/plugin-permission-common',
];

const message = what =>
  `${what} is not pure: a *-common package has no clock, randomness, environment or I/O`;

const forbiddenGlobals = [
  'process',
  'global',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'crypto',
  'performance',
  'console',
  'require',
  '__dirname',
  '__filename',
  'Buffer',
];

module.exports = {
  importable,
  globals: forbiddenGlobals.map(name => ({ name, message: message(name) })),
  syntax: [
    {
      selector: "MemberExpression[object.name='Math'][property.name='random']",
      message: message('Math.random'),
    },
    {
      selector: "MemberExpression[object.name='Date'][property.name='now']",
      message: message('Date.now'),
    },
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: message('new Date()'),
    },
    {
      selector: "CallExpression[callee.name='Date']",
      message: message('Date()'),
    },
    {
      selector: 'MemberExpression[property.name=/^toLocale/]',
      message: message("the reader's locale"),
    },
  ],
};
