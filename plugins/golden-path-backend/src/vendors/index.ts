export * from './http';
export * from './gitlab';
export * from './argocd';
export * from './catalog';
