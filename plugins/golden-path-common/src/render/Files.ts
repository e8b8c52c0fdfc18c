/**
 * A tree of text files: path relative to the root, with `/`, to content.
 *
 * @public
 */
export type Files = Readonly<Record<string, string>>;

/**
 * Everything that is generated for a service, by the repository it goes to.
 *
 * @public
 */
export interface RenderedService {
  /** Added to the template's skeleton in the app repository. */
  app: Files;
  /** The whole GitOps repository. */
  gitops: Files;
  /** Added to the workloads repository: below `workloads/<name>/`, and a file below `hosts/` for each host. */
  workloads: Files;
}
