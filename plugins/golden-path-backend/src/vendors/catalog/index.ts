export * from './CatalogRegistry';
