import type { Cluster } from './Cluster';
import type { KubeObject } from './KubeObject';
import { CONTROL_PLANE_NAMESPACE } from './Application';
import { keyOfObject } from './KubeObject';
import { normalizeGitUrl } from './normalizeGitUrl';
import type { GitCredential } from './readOnlyGitEnvironment';

export interface Repository {
  repo: string;
  type: string;
  name?: string;
  project?: string;
  username?: string;
  password?: string;
}

const SECRET_TYPE = 'argocd.argoproj.io/secret-type';

const isRepository = (object: KubeObject) =>
  object.kind === 'Secret' &&
  object.metadata.namespace === CONTROL_PLANE_NAMESPACE &&
  object.metadata.labels?.[SECRET_TYPE] === 'repository';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toRepository(secret: KubeObject): Repository {
  const data = (secret.stringData ?? {}) as Record<string, unknown>;
  return {
    repo: text(data.url) ?? '',
    type: text(data.type) ?? 'git',
    name: text(data.name),
    project: text(data.project),
    username: text(data.username),
    password: text(data.password),
  };
}

/**
 * The repositories that Argo CD was told of: Secrets with a label, as in a
 * real cluster. Any other repository on GitLab is read with the credential
 * that the sandbox was started with, as a credential template would.
 */
export class Repositories {
  readonly #cluster: Cluster;
  readonly #template: GitCredential;
  readonly #secrets = new Map<string, KubeObject>();

  constructor(cluster: Cluster, template: GitCredential) {
    this.#cluster = cluster;
    this.#template = template;
    cluster
      .all()
      .filter(isRepository)
      .forEach(secret => this.#learn(secret));
    cluster.onChange(({ before, after }) => {
      if (before && isRepository(before)) {
        this.#secrets.delete(normalizeGitUrl(toRepository(before).repo));
      }
      if (after && isRepository(after)) {
        this.#learn(after);
      }
    });
  }

  list(): Repository[] {
    return [...this.#secrets.values()].map(toRepository);
  }

  get(repoUrl: string): Repository | undefined {
    const secret = this.#secrets.get(normalizeGitUrl(repoUrl));
    return secret && toRepository(secret);
  }

  put(repository: Repository): void {
    const { repo, ...rest } = repository;
    this.#cluster.put({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: secretName(repo),
        namespace: CONTROL_PLANE_NAMESPACE,
        labels: { [SECRET_TYPE]: 'repository' },
      },
      stringData: { url: repo, ...rest },
    });
  }

  delete(repoUrl: string): void {
    const secret = this.#secrets.get(normalizeGitUrl(repoUrl));
    if (secret) {
      this.#cluster.delete(keyOfObject(secret));
    }
  }

  credentialFor(repoUrl: string): GitCredential | undefined {
    const known = this.get(repoUrl);
    if (known?.password) {
      return {
        urlPrefix: known.repo,
        username: known.username ?? '',
        password: known.password,
      };
    }
    return repoUrl.startsWith(`${this.#template.urlPrefix}/`)
      ? this.#template
      : undefined;
  }

  #learn(secret: KubeObject): void {
    this.#secrets.set(normalizeGitUrl(toRepository(secret).repo), secret);
  }
}

/** Source: util/db/secrets.go, RepoURLToSecretName: a 32-bit FNV hash. */
function secretName(repoUrl: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(repoUrl)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return `repo-${hash}`;
}
