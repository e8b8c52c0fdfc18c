export { everything, examples, plain } from './everything';
export type { Example } from './Example';
