export * from './startGitHub';
