/**
 * One thing wrong with a design: at which node or edge (neither for the whole),
 * where in it (`nodes.3.data.config.delaySeconds`), what is wrong and what to do.
 *
 * @public
 */
export interface Problem {
  node?: string;
  edge?: string;
  path: string;
  message: string;
  mend: string;
}
