export * from './createTokens';
export * from './openapi';
export * from './tokenRoutes';
