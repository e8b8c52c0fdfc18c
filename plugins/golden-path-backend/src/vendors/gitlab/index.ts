export * from './GitLabClient';
export * from './types';
