/**
 * Texts, fast-check arbitraries and an example of every type, for tests of
 * whoever uses the cloud resources.
 *
 * @packageDocumentation
 */
export * from './texts';
export { anyDesignFile } from './designs';
export {
  everything,
  examples,
  plain,
  type Example,
  type ExampleNode,
} from './examples';
