export * from './People';
export * from './ProjectSettings';
export * from './Projects';
export * from './Store';
export * from './Tokens';
export * from './rows';
