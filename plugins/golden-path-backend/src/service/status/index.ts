export * from './openapi';
export * from './ServiceStatusReader';
export * from './statusRoute';
