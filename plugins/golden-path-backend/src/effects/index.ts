export * from './ArgoCdRegistration';
export * from './CatalogLocationEffect';
export * from './DeployTokenEffect';
export * from './deployTokens';
export * from './GitLabCommitEffect';
export * from './GitLabProjectEffect';
export * from './GitLabProtectionEffect';
export * from './WorkloadsEntryEffect';
