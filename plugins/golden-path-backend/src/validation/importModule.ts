import { constants, Script } from 'node:vm';

/**
 * `import()` by Node's own loader. Written in TypeScript it would be carried
 * out by whatever has loaded this file, and Jest's loader knows no ES modules.
 */
export const importModule: (specifier: string) => Promise<unknown> = new Script(
  'specifier => import(specifier)',
  {
    filename: __filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  },
).runInThisContext();
