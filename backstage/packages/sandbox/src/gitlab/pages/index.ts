export * from './pageRouter';
