export * from './isSameSecret';
export * from './persistentSecret';
