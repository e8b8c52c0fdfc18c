/** The parts of GitLab's job keywords that we use. */
export interface Job {
  stage: string;
  image: string | { name: string; entrypoint: string[] };
  script: string[];
  variables?: Record<string, string>;
  needs?: (string | { job: string; artifacts: boolean })[];
  rules?: Rule[];
  cache?: Cache;
  artifacts?: Artifacts;
  /** Finds the percentage in the job's log: `/all files\s+([\d.]+)/`. */
  coverage?: string;
  environment?: { name: string; url?: string };
  allow_failure?: { exit_codes: number };
  id_tokens?: Record<string, { aud: string }>;
  resource_group?: string;
  interruptible?: boolean;
}

export interface Cache {
  key: string | { files: string[] };
  paths: string[];
  policy?: 'pull';
}

export interface Artifacts {
  when?: 'always';
  paths?: string[];
  reports?: {
    dotenv?: string;
    junit?: string;
    coverage_report?: { coverage_format: 'cobertura'; path: string };
    cyclonedx?: string;
  };
  expire_in?: string;
}

export interface Rule {
  if: string;
  when?: 'never';
}

interface PipelineSettings {
  stages: readonly string[];
  workflow: { rules: Rule[]; auto_cancel: { on_new_commit: 'interruptible' } };
  variables: Record<string, string>;
  default: {
    interruptible: boolean;
    retry: { max: number; when: string[] };
  };
}

/**
 * Words that are not names of jobs.
 * Source: https://docs.gitlab.com/ci/jobs/#job-names
 */
const KEYWORDS = new Set([
  'image',
  'services',
  'stages',
  'types',
  'before_script',
  'after_script',
  'variables',
  'cache',
  'include',
  'true',
  'false',
  'nil',
  'pages:deploy',
  'default',
  'workflow',
]);

/** As people read a job: when and where, then what. */
const READING_ORDER: readonly (keyof Job)[] = [
  'stage',
  'rules',
  'needs',
  'resource_group',
  'environment',
  'interruptible',
  'allow_failure',
  'image',
  'id_tokens',
  'variables',
  'cache',
  'script',
  'coverage',
  'artifacts',
];

function inReadingOrder(job: Job): object {
  return Object.fromEntries(
    READING_ORDER.filter(key => job[key] !== undefined).map(key => [
      key,
      job[key],
    ]),
  );
}

/**
 * A GitLab pipeline under construction: every job has one of its stages, a name
 * of its own and needs only jobs that were added before it.
 */
export class Pipeline {
  readonly #jobs = new Map<string, Job>();

  constructor(private readonly settings: PipelineSettings) {}

  add(name: string, job: Job): this {
    if (this.#jobs.has(name)) {
      throw new Error(`The pipeline already has a job "${name}"`);
    }
    if (KEYWORDS.has(name)) {
      throw new Error(`"${name}" is a keyword of GitLab, not a job`);
    }
    if (!this.settings.stages.includes(job.stage)) {
      throw new Error(`The job "${name}" is in no stage: "${job.stage}"`);
    }
    for (const need of job.needs ?? []) {
      const needed = typeof need === 'string' ? need : need.job;
      if (!this.#jobs.has(needed)) {
        throw new Error(
          `The job "${name}" needs "${needed}", which is not there`,
        );
      }
    }
    this.#jobs.set(name, job);
    return this;
  }

  /** The document that GitLab reads. */
  toGitLab(): object {
    const jobs = [...this.#jobs].map(([name, job]) => [
      name,
      inReadingOrder(job),
    ]);
    return { ...this.settings, ...Object.fromEntries(jobs) };
  }
}
