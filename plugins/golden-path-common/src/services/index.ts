export * from './ServiceStatus';
