import { randomBytes } from 'node:crypto';
import { ArgoCdHarness } from '../testing/ArgoCdHarness';

export interface Answer {
  status: number;
  body: any;
}

/** Argo CD's answer to what it refuses. */
export const refusal = (code: number, message: string) => ({
  error: message,
  code,
  message,
});

/**
 * How Argo CD's API answers. Each behaviour cites its source in
 * github.com/argoproj/argo-cd, release 3.6.
 *
 * What the suite is aimed at: the sandbox in this process, or any Argo CD by
 * CLOUDFORGE_CONTRACT_ARGOCD_URL and _TOKEN, with _REPO a repository that it
 * can read, whose folder _PATH (`.` by default) holds plain manifests or a
 * kustomization. Everything made has a random name and is deleted.
 */
export class ContractTarget {
  static async start(): Promise<ContractTarget> {
    const { env } = process;
    const url = env.CLOUDFORGE_CONTRACT_ARGOCD_URL;
    if (url) {
      return new ContractTarget({
        url: url.replace(/\/+$/, ''),
        token: env.CLOUDFORGE_CONTRACT_ARGOCD_TOKEN ?? '',
        repoUrl: env.CLOUDFORGE_CONTRACT_ARGOCD_REPO ?? '',
        path: env.CLOUDFORGE_CONTRACT_ARGOCD_PATH ?? '.',
      });
    }
    const harness = await ArgoCdHarness.start();
    await harness.git.commit('gitops/contract', {
      'settings.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}\n',
    });
    return new ContractTarget({
      url: harness.argocd.url,
      token: harness.argocd.token,
      repoUrl: harness.git.repoUrl('gitops/contract'),
      path: '.',
      harness,
    });
  }

  readonly url: string;
  readonly token: string;
  readonly repoUrl: string;
  readonly path: string;
  readonly #harness: ArgoCdHarness | undefined;
  readonly #applications: string[] = [];
  readonly #projects: string[] = [];

  private constructor(options: {
    url: string;
    token: string;
    repoUrl: string;
    path: string;
    harness?: ArgoCdHarness;
  }) {
    this.url = options.url;
    this.token = options.token;
    this.repoUrl = options.repoUrl;
    this.path = options.path;
    this.#harness = options.harness;
  }

  /** A name that nothing has. */
  name(): string {
    return `contract-${randomBytes(4).toString('hex')}`;
  }

  async request(
    method: string,
    path: string,
    options: { body?: unknown; token?: string | null } = {},
  ): Promise<Answer> {
    const { body, token = this.token } = options;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : '' };
  }

  /** An AppProject that permits the repository and one namespace. */
  projectBody(name: string, namespace = name) {
    return {
      metadata: { name },
      spec: {
        sourceRepos: [this.repoUrl],
        destinations: [{ server: 'https://kubernetes.default.svc', namespace }],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      },
    };
  }

  applicationBody(name: string, project: string, namespace = project) {
    return {
      metadata: { name, labels: { contract: name } },
      spec: {
        project,
        source: {
          repoURL: this.repoUrl,
          path: this.path,
          targetRevision: 'HEAD',
        },
        destination: { server: 'https://kubernetes.default.svc', namespace },
      },
    };
  }

  async createProject(): Promise<string> {
    const name = this.name();
    this.#projects.push(name);
    await this.request('POST', '/api/v1/projects', {
      body: { project: this.projectBody(name) },
    });
    return name;
  }

  async createApplication(
    project: string,
    change: (body: any) => any = body => body,
  ): Promise<string> {
    const name = this.name();
    this.#applications.push(name);
    const { status, body } = await this.request(
      'POST',
      '/api/v1/applications',
      { body: change(this.applicationBody(name, project)) },
    );
    if (status !== 200) {
      throw new Error(`${status} ${JSON.stringify(body)}`);
    }
    return name;
  }

  /**
   * Takes a finalizer off that holds a deletion back.
   * Source: application.go, updateApp: the finalizers are those of the request.
   */
  async release(name: string, project: string): Promise<void> {
    await this.request('POST', '/api/v1/applications?upsert=true', {
      body: this.applicationBody(name, project),
    });
  }

  /** Asks until the answer is right; a real Argo CD takes its time. */
  async until(
    ask: () => Promise<Answer>,
    isRight: (answer: Answer) => boolean,
  ): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await ask();
      if (isRight(answer) || attempt === 100) {
        return answer;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  /** Cleans up; a route that the sandbox does not have fails the suite. */
  async close(): Promise<void> {
    for (const name of this.#applications) {
      await this.request('DELETE', `/api/v1/applications/${name}`);
    }
    for (const name of this.#projects) {
      const path = `/api/v1/projects/${name}`;
      await this.until(
        () => this.request('DELETE', path),
        ({ status }) => status !== 400,
      );
    }
    const missing = this.#harness?.argocd.notImplemented() ?? [];
    await this.#harness?.close();
    if (missing.length > 0) {
      throw new Error(`the sandbox does not have ${missing.join(', ')}`);
    }
  }
}
