/**
 * Examples and fast-check arbitraries of specifications, and what an API server
 * says to objects, for tests of whoever uses the golden path.
 *
 * @packageDocumentation
 */
export { type AdmissionPolicy, refusalsOf } from './admission';
export { examplePlatform, exampleService } from './examples';
export { anyPlatformSpec } from './platformSpecs';
export { anyServiceSpec, anyServiceSpecOn } from './serviceSpecs';
export * from './texts';
