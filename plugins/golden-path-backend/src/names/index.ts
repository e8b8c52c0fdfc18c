export * from './NameChecker';
