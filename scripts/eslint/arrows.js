/**
 * Who may import whom: the arrows of docs/architecture.md, by package name.
 * `src` are our own packages that the code may import, `tests` those that its
 * tests may import besides. A package that is not listed may import none.
 */
const common = ['@cloudforge/plugin-golden-path-common'];
const cloudCommon = ['@cloudforge/plugin-cloud-resources-common'];
const sandbox = ['@cloudforge/sandbox'];

module.exports = {
  '@cloudforge/plugin-golden-path-common': { src: [], tests: [] },
  '@cloudforge/plugin-cloud-resources-common': { src: [], tests: [] },
  '@cloudforge/plugin-golden-path-backend': { src: common, tests: sandbox },
  '@cloudforge/plugin-golden-path': { src: common, tests: [] },
  '@cloudforge/plugin-scaffolder-backend-module-golden-path': {
    src: common,
    tests: sandbox,
  },
  '@cloudforge/plugin-permission-backend-module-cloudforge': {
    src: common,
    tests: [],
  },
  '@cloudforge/sandbox': { src: [], tests: [] },
  '@cloudforge/scripts': {
    src: [...common, ...cloudCommon, ...sandbox],
    tests: [],
  },
  app: { src: ['@cloudforge/plugin-golden-path'], tests: [] },
  backend: {
    src: [
      ...common,
      '@cloudforge/plugin-golden-path-backend',
      '@cloudforge/plugin-scaffolder-backend-module-golden-path',
      '@cloudforge/plugin-permission-backend-module-cloudforge',
    ],
    tests: sandbox,
  },
};
