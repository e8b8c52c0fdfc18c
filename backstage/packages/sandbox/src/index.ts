export * from './argocd';
export * from './faults';
export * from './gitlab';
