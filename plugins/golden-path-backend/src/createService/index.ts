export * from './CreateServiceDeps';
export * from './createServiceDefinition';
export * from './catalogFile';
