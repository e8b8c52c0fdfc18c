export * from './checkRoutes';
export * from './openapi';
