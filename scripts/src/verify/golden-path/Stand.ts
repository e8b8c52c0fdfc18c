import { Sandbox } from '@cloudforge/sandbox';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { clone } from '../clone';
import { answers } from '../create/answers';
import { Stand as PortalStand } from '../create/Stand';
import { must } from '../expect';
import { AdvisoryRegistry } from './AdvisoryRegistry';
import { AwsStandIn } from './AwsStandIn';
import { baseImage } from './baseImage';
import { ContainerRegistry } from './ContainerRegistry';
import { AwsRequest } from './iam';
import { idToken } from './idToken';
import {
  packageRegistry,
  PipelineResult,
  PipelineRunner,
} from './PipelineRunner';
import { Service } from './Service';
import { writeStandIns } from './standIns';

/** A portal and its sandbox, two services made by alice and bob, and what their pipelines speak to. */
export class Stand {
  static async open(): Promise<Stand> {
    const portal = await PortalStand.open();
    const dir = await mkdtemp(join(tmpdir(), 'cloudforge-golden-path-'));
    try {
      const [shop, other] = await Promise.all(
        ['shop', 'other'].map(name => createService(portal, dir, name)),
      );
      const aws = await AwsStandIn.start(service =>
        requestOf(portal.sandbox, dir, service),
      );
      const registry = await ContainerRegistry.start(
        shop.registryHost,
        await baseImage(),
        aws.mayPush,
      );
      const advisories = await AdvisoryRegistry.start(await packageRegistry());
      const programs = join(dir, 'programs');
      await writeStandIns(programs, aws.url);
      const runner = await PipelineRunner.open({
        dir,
        programs,
        registryUrl: registry.url,
        registries: [shop.registryHost, ...(await shop.baseRegistries())],
      });
      return new Stand(
        dir,
        portal,
        shop,
        other,
        aws,
        registry,
        advisories,
        runner,
      );
    } catch (error) {
      await portal.close();
      await rm(dir, { recursive: true, force: true });
      throw error;
    }
  }

  private constructor(
    readonly dir: string,
    private readonly portal: PortalStand,
    readonly shop: Service,
    /** Somebody else's service. */
    readonly other: Service,
    readonly aws: AwsStandIn,
    readonly registry: ContainerRegistry,
    readonly advisories: AdvisoryRegistry,
    readonly runner: PipelineRunner,
  ) {}

  get sandbox(): Sandbox {
    return this.portal.sandbox;
  }

  /** What GitLab gives to a job of a service, beside what gitlab-ci-local knows by itself. */
  variablesOf(service: Service, branch = 'main'): Record<string, string> {
    const project = `apps/${service.name}`;
    const token = (audience: string) => idToken({ audience, project, branch });
    return {
      GITOPS_DEPLOY_TOKEN: service.token,
      AWS_ID_TOKEN: token(this.sandbox.gitlab.url),
      SIGSTORE_ID_TOKEN: token('sigstore'),
      npm_config_registry: this.advisories.url,
    };
  }

  /** Runs jobs of the service's pipeline, all of them when none is named. */
  async run(jobs: string[] = []): Promise<PipelineResult> {
    const time = await this.shop.git('show', '-s', '--format=%cI', 'HEAD');
    return this.runner.run(
      this.shop.folder,
      // gitlab-ci-local takes the present for the time of the commit.
      { ...this.variablesOf(this.shop), CI_COMMIT_TIMESTAMP: time },
      jobs,
    );
  }

  /** A new clone, by an administrator; with its newest commit. */
  async clone(project: string): Promise<{ folder: string; commit: string }> {
    const folder = await mkdtemp(join(this.dir, 'clone-'));
    return { folder, commit: await clone(this.sandbox, project, folder) };
  }

  async close(): Promise<void> {
    await this.advisories.close();
    await this.registry.close();
    await this.aws.close();
    await this.portal.close();
    await rm(this.dir, { recursive: true, force: true });
  }
}

async function createService(
  { people, sandbox }: PortalStand,
  dir: string,
  name: string,
): Promise<Service> {
  const task = await people.alice.create(answers(name));
  must(
    task.status === 'completed',
    `${name} was not made:\n${task.log.slice(-20).join('\n')}`,
  );
  return Service.checkOut(sandbox, name, join(dir, name));
}

/** As the platform's Terraform would read it. */
async function requestOf(
  sandbox: Sandbox,
  dir: string,
  service: string,
): Promise<AwsRequest | undefined> {
  const folder = await mkdtemp(join(dir, 'workloads-'));
  await clone(sandbox, 'platform/workloads', folder);
  const file = join(folder, 'workloads', service, 'aws-request.yaml');
  return readFile(file, 'utf8').then(parse, () => undefined);
}
