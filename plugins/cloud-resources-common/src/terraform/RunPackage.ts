/**
 * A zip that the runner makes before Terraform starts.
 *
 * @public
 */
export interface RunPackage {
  /** From the folder of the Terraform file: `packages/resize.zip`. */
  path: string;
  /** Id of the node that it is for. */
  node: string;
  /** Text by path in the zip. The same files must make the same bytes, or Terraform sees a change. */
  files: Readonly<Record<string, string>>;
}
