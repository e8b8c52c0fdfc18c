export type { WorkloadsSource } from './bootstrap';
export type { ArgoCdSnapshot } from './snapshot';
export * from './startArgoCd';
