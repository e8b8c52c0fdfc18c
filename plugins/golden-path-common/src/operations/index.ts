export * from './wire';
export * from './permissions';
