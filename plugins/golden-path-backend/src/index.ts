/**
 * Operations that create a service on every system it needs, or leave nothing
 * behind.
 *
 * @packageDocumentation
 */
export { goldenPathPlugin as default } from './plugin';
export * from './service';
