const { join } = require('node:path');
const createConfig = require('@backstage/cli/config/eslint-factory');
const arrows = require('./arrows');
const purity = require('./purity');

const TESTS = [
  '**/*.test.*',
  '**/__testUtils__/**',
  '**/testing/**',
  '**/contract/**',
  '**/e2e-tests/**',
  '**/setupTests.*',
];

const escape = text => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Refuses each form of import whose source matches the pattern. */
function refuseImports(pattern, message) {
  return [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
  ].map(node => ({
    selector: `${node}[source.value=/${pattern}/]`,
    message,
  }));
}

/** Only the listed packages of ours, and only by their public entry. */
function ours(name, allowed) {
  const list = [name, ...allowed].map(escape).join('|');
  const entry = '(\\/(testing|alpha|package\\.json))?';
  return refuseImports(
    `^(?!(${list})${entry}$)(@cloudforge\\/|app$|backend$)`,
    `${name} may import only ${
      allowed.join(', ') || 'none of our packages'
    }: see scripts/eslint/arrows.js`,
  );
}

const pureImports = refuseImports(
  `^(?!\\.{1,2}(\\/|$)|(${purity.importable
    .map(p => (p.endsWith('/') ? escape(p) : `${escape(p)}($|\\/)`))
    .join('|')}))`,
  'a *-common package may import only what scripts/eslint/purity.js lists',
);

/**
 * The lint rules of one package: Backstage's own, our arrows between packages,
 * and purity where the package is a `*-common` one.
 */
module.exports = packageDir => {
  const { name } = require(join(packageDir, 'package.json'));
  const allowed = arrows[name] ?? { src: [], tests: [] };
  const pure = name.endsWith('-common');
  const defaultReact = {
    selector:
      "ImportDeclaration[source.value='react'] :matches(ImportDefaultSpecifier, ImportNamespaceSpecifier)",
    message: 'Import what you need from react by name',
  };

  return createConfig(packageDir, {
    rules: {
      'no-restricted-syntax': [
        'error',
        defaultReact,
        ...ours(name, allowed.src),
        ...(pure ? [...pureImports, ...purity.syntax] : []),
      ],
      'no-restricted-globals': pure ? ['error', ...purity.globals] : 'off',
    },
    overrides: [
      {
        files: TESTS,
        rules: {
          'no-restricted-syntax': [
            'error',
            defaultReact,
            ...ours(name, [...allowed.src, ...allowed.tests]),
          ],
          'no-restricted-globals': 'off',
        },
      },
    ],
  });
};
