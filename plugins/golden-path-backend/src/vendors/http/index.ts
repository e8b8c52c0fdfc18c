export * from './VendorConfig';
export * from './VendorUnavailableError';
export * from './VendorTransport';
export * from './RetryPolicy';
export * from './pollUntil';
