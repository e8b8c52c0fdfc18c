export * from './limits';
export { serviceNameSchema } from './serviceName';
export * from './slo';
export * from './Environment';
export * from './ServiceSpec';
export * from './PlatformSpec';
export * from './parse';
export * from './answers';
export * from './formSchema';
