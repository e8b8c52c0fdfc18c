export * from './limits';
export * from './ServiceSpec';
export * from './PlatformSpec';
export * from './parse';
export * from './answers';
