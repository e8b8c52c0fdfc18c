/**
 * fast-check arbitraries of specifications, for property tests of whoever uses
 * the golden path.
 *
 * @packageDocumentation
 */
export { anyPlatformSpec } from './platformSpecs';
export { anyServiceSpec } from './serviceSpecs';
export * from './texts';
