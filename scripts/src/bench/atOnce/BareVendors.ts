import { CatalogClient } from '@backstage/catalog-client';
import { Files, PlatformSpec } from '@cloudforge/plugin-golden-path-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Rest } from './Rest';

/** Milliseconds between looks: short at first, then longer, as the portal does it. */
const LOOKS = { first: 50, growth: 1.2, longest: 1_000 };

/** GitLab's numbers for its roles. */
const DEVELOPER = 30;
const MAINTAINER = 40;

export interface BareOptions {
  platform: PlatformSpec;
  gitlab: Rest;
  argocd: Rest;
  catalog: CatalogClient;
}

/** The calls of a Create with the portal's own payloads, less the marks. */
export class BareVendors {
  static async open(options: BareOptions): Promise<BareVendors> {
    const { appsGroup, gitopsGroup } = options.platform.gitlab;
    const groups = new Map<string, number>();
    for (const group of [appsGroup, gitopsGroup]) {
      const path = encodeURIComponent(group);
      const { id } = await options.gitlab.get<{ id: number }>(
        `groups/${path}?with_projects=false`,
      );
      groups.set(group, id);
    }
    return new BareVendors(options, groups);
  }

  /** GitLab refuses all but one of the commits that meet on a branch. */
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly options: BareOptions,
    private readonly groups: ReadonlyMap<string, number>,
  ) {}

  /** Both repositories are alike but for who may merge, and whether there is a pipeline to wait for. */
  async makeProject(
    { group, path }: { group: string; path: string },
    { title, hasPipeline }: { title: string; hasPipeline: boolean },
  ): Promise<number> {
    const name = path.slice(group.length + 1);
    const { gitlab, platform } = this.options;
    const { id } = await gitlab.post<{ id: number }>('projects', {
      name,
      path: name,
      namespace_id: this.groups.get(group),
      description: title,
      visibility: 'private',
      initialize_with_readme: false,
      only_allow_merge_if_pipeline_succeeds: hasPipeline,
      only_allow_merge_if_all_discussions_are_resolved: true,
      remove_source_branch_after_merge: true,
    });
    await gitlab.post(`projects/${id}/protected_branches`, {
      name: platform.gitlab.defaultBranch,
      push_access_level: MAINTAINER,
      merge_access_level: hasPipeline ? DEVELOPER : MAINTAINER,
      allow_force_push: false,
    });
    return id;
  }

  async commit(
    project: number | string,
    message: string,
    files: Files,
  ): Promise<void> {
    const { gitlab, platform } = this.options;
    const path = encodeURIComponent(project);
    await gitlab.post(`projects/${path}/repository/commits`, {
      branch: platform.gitlab.defaultBranch,
      commit_message: message,
      actions: Object.entries(files).map(([file_path, content]) => ({
        action: 'create',
        file_path,
        content,
        encoding: 'text',
      })),
      stats: false,
    });
  }

  /** One after the other, to the repository that all services share. */
  async commitInTurn(
    project: string,
    message: string,
    files: Files,
  ): Promise<void> {
    const mine = this.turn.then(() => this.commit(project, message, files));
    this.turn = mine.catch(() => undefined);
    await mine;
  }

  /** A token that may push to one project, as a variable of the other. */
  async giveAccess(to: number, from: number): Promise<void> {
    const { gitlab } = this.options;
    const { token } = await gitlab.post<{ token: string }>(
      `projects/${to}/access_tokens`,
      {
        name: 'update-gitops',
        scopes: ['write_repository'],
        access_level: MAINTAINER,
        expires_at: new Date(Date.now() + 30 * 86_400_000)
          .toISOString()
          .slice(0, 10),
      },
    );
    await gitlab.post(`projects/${from}/variables`, {
      key: 'GITOPS_DEPLOY_TOKEN',
      value: token,
      protected: true,
      masked: true,
      raw: true,
    });
  }

  async register(target: string): Promise<void> {
    await this.options.catalog.addLocation({ type: 'url', target });
  }

  async untilShown(entityRef: string): Promise<void> {
    const { catalog } = this.options;
    await until(async () => Boolean(await catalog.getEntityByRef(entityRef)));
  }

  /** Until Argo CD has made the Applications and compared each with its repository. */
  async untilTakenUp(appProject: string, count: number): Promise<void> {
    const { argocd } = this.options;
    const query = new URLSearchParams({ projects: appProject });
    await until(async () => {
      const { items } = await argocd.get<{
        items: { status?: { sync?: { status?: string } } }[] | null;
      }>(`applications?${query}`);
      const compared = (items ?? []).filter(({ status }) =>
        ['Synced', 'OutOfSync'].includes(status?.sync?.status ?? ''),
      );
      return compared.length === count;
    });
  }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  let pause = LOOKS.first;
  while (!(await look())) {
    await sleep(pause);
    pause = Math.min(pause * LOOKS.growth, LOOKS.longest);
  }
}
