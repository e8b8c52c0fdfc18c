import type { GitLabContext } from '../context';
import type { HookRow, ProjectRow, UserRow } from '../store';
import { RefChange, ZERO, pushEvent } from './pushEvent';

/** The first branch of an empty project becomes its default, and protected. */
async function adoptDefaultBranch(
  context: GitLabContext,
  project: ProjectRow,
  changes: RefChange[],
): Promise<ProjectRow> {
  const created = changes
    .filter(change => change.before === ZERO)
    .filter(change => change.ref.startsWith('refs/heads/'))
    .map(change => change.ref.slice('refs/heads/'.length));
  if (created.length === 0) return project;

  const repository = context.repositories.of(project.id);
  const branches = await repository.refs('refs/heads/');
  const firstPush = branches.length === created.length;
  if (!firstPush) return project;

  const branch = created.includes(project.default_branch)
    ? project.default_branch
    : created[0];
  const { settings, projects } = context.store;
  if (settings.protectionsOf(project.id, branch).length === 0) {
    settings.protect(project.id, branch);
  }
  if (branch === project.default_branch) return project;
  await context.repositories.setHead(project.id, branch);
  return projects.update(project, { default_branch: branch });
}

function wants(hook: HookRow, change: RefChange): boolean {
  return change.ref.startsWith('refs/tags/')
    ? hook.tag_push_events === 1
    : hook.push_events === 1;
}

async function tell(
  context: GitLabContext,
  project: ProjectRow,
  user: UserRow,
  change: RefChange,
) {
  const own = context.store.settings
    .hooks(project.id)
    .filter(hook => wants(hook, change));
  const everywhere = [
    ...context.store.settings.hooks(null).filter(hook => wants(hook, change)),
    ...context.webhooks.everywhere,
  ];
  if (own.length + everywhere.length === 0) return;

  const payload = await pushEvent(context, project, user, change);
  const { object_kind: kind, ...system } = payload;
  for (const { url, token } of own) {
    const event = kind === 'push' ? 'Push Hook' : 'Tag Push Hook';
    context.webhooks.send({ url, token, event, payload });
  }
  for (const { url, token } of everywhere) {
    context.webhooks.send({
      url,
      token,
      event: 'System Hook',
      payload: system,
    });
  }
}

/** Everything that follows a change of refs, from git or from the API alike. */
export async function recordPush(
  context: GitLabContext,
  project: ProjectRow,
  user: UserRow,
  changes: RefChange[],
): Promise<ProjectRow> {
  if (changes.length === 0) return project;
  const updated = await adoptDefaultBranch(context, project, changes);
  context.store.projects.touch(project.id);
  for (const change of changes) await tell(context, updated, user, change);
  return updated;
}
