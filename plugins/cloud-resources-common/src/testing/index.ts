/**
 * Texts and fast-check arbitraries, for tests of whoever uses the cloud
 * resources.
 *
 * @packageDocumentation
 */
export * from './texts';
export { anyDesignFile } from './designs';
