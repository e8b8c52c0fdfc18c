/** What we read of an Argo CD Application. */
export interface ArgoCdApplication {
  name: string;
  project: string;
  repoUrl: string;
  /** `Synced`, `OutOfSync`, or `Unknown` while Argo CD has not compared it. */
  syncStatus: string;
  conditions: { type: string; message: string }[];
  /** The last operation, when it failed. */
  failure?: string;
}
