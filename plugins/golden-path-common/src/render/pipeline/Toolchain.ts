/** What a language brings to the pipeline; everything else is the same for all of them. */
export interface Toolchain {
  image: string;
  lint: string[];
  /** Writes {@link REPORTS}. */
  test: string[];
  /** Finds the coverage, in percent, in what `test` prints. */
  coverage: string;
  /** Halts at the platform's severity, and writes `file` whatever it finds. */
  audit: { script: string[]; file: string };
  /** Downloaded packages, by the file that pins them. */
  cache: { lockFile: string; folder: string };
  /** Where the Dockerfile's package manager, run by root, looks for them. */
  cacheInImage: string;
}

/** What the stage `test` leaves for GitLab to show in a merge request. */
export const REPORTS = {
  junit: 'reports/junit.xml',
  cobertura: 'reports/cobertura.xml',
} as const;
