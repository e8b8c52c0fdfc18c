export * from './faults';
export * from './faultsMiddleware';
export * from './faultsRouter';
