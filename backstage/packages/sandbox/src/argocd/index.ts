export * from './bootstrap';
export * from './Refusals';
export * from './snapshot';
export * from './startArgoCd';
