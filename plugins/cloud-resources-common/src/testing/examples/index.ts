export { everything, examples, plain } from './everything';
export type { Example, ExampleNode } from './Example';
