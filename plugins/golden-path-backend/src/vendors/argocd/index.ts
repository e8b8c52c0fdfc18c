export * from './ArgoCdClient';
export * from './types';
