export type { Blueprint } from './Blueprint';
export { designFrom, type FilledBlueprint } from './designFrom';
export { blueprints } from './registry';
