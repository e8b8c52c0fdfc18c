import { Sandbox } from '@cloudforge/sandbox';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { clone } from '../clone';
import { must } from '../expect';

const exec = promisify(execFile);

/** The parts of `.gitlab-ci.yml` that the rows look at. */
export interface Pipeline {
  variables: { IMAGE: string };
  'update-gitops': { script: string[]; variables: Record<string, string> };
}

/** A service that Create has made, as its pipeline sees it. */
export class Service {
  /** Clones the app repository into a new folder. */
  static async checkOut(
    sandbox: Sandbox,
    name: string,
    folder: string,
  ): Promise<Service> {
    const commit = await clone(sandbox, `apps/${name}`, folder);
    const file = await readFile(join(folder, '.gitlab-ci.yml'), 'utf8');
    const path = encodeURIComponent(`apps/${name}`);
    const response = await fetch(
      `${sandbox.gitlab.url}/api/v4/projects/${path}/variables/GITOPS_DEPLOY_TOKEN`,
      { headers: { 'PRIVATE-TOKEN': sandbox.env.GITLAB_TOKEN } },
    );
    must(response.ok, `apps/${name} has no token: ${response.status}`);
    const { value } = (await response.json()) as { value: string };
    return new Service(name, folder, commit, parse(file), value);
  }

  private constructor(
    readonly name: string,
    /** Its source, as a runner has it. */
    readonly folder: string,
    readonly commit: string,
    readonly pipeline: Pipeline,
    /** Everything secret that the app repository's variables hold. */
    readonly token: string,
  ) {}

  /** `123456789012.dkr.ecr.eu-central-1.amazonaws.com` */
  get registryHost(): string {
    return this.pipeline.variables.IMAGE.split('/')[0];
  }

  /** Path of the overlay that the pipeline writes. */
  get overlay(): string {
    return this.pipeline['update-gitops'].variables.KUSTOMIZATION;
  }

  /** The base images that the Dockerfile names come from these hosts. */
  async baseRegistries(): Promise<string[]> {
    const text = await readFile(join(this.folder, 'Dockerfile'), 'utf8');
    const images = text.matchAll(/^(?:ARG \w+=|FROM )(\w[\w.-]*\.[a-z]+)\//gm);
    return [...new Set([...images].map(([, host]) => host))];
  }

  async git(...args: string[]): Promise<string> {
    const { stdout } = await exec('git', ['-C', this.folder, ...args]);
    return stdout.trim();
  }
}
