export * from './argocd';
export * from './faults';
export * from './github';
export * from './gitlab';
export * from './startSandbox';
export * from './terraform';
