/**
 * The pure core of the golden path: specifications, generators, permissions and
 * wire types. Runs in a browser; has no clock, no randomness and no I/O.
 *
 * @packageDocumentation
 */
export * from './spec';
export * from './render';
export * from './operations';
export * from './services';
export * from './checks';
export * from './client';
