export * from './SourceTree';
export * from './archiveLimits';
export * from './readArchive';
