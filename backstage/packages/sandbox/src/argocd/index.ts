export * from './bootstrap';
export * from './snapshot';
export * from './startArgoCd';
