export * from './ArgoCdClient';
export { isPassingRefusal } from './argocdError';
export * from './types';
