/**
 * Examples and fast-check arbitraries of specifications, for tests of whoever
 * uses the golden path.
 *
 * @packageDocumentation
 */
export { examplePlatform, exampleService } from './examples';
export { anyPlatformSpec } from './platformSpecs';
export { anyServiceSpec, anyServiceSpecOn } from './serviceSpecs';
export * from './texts';
