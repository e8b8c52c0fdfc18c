export * from './GitRepository';
export * from './commitActions';
export * from './commitRecord';
export * from './diff';
export * from './fastImport';
export * from './gitHttpBackend';
export * from './runGit';
export * from './treeEntry';
