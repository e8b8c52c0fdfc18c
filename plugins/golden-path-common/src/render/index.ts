export * from './Files';
