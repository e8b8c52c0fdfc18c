export * from './wire';
export * from './permissions';
export * from './tokens';
