import { GitLabSnapshot, Sandbox } from '@cloudforge/sandbox';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clone } from './clone';
import { Person } from './people/Person';

const exec = promisify(execFile);

const REGISTER = 'platform/workloads';

/** Blob of each file, by path. */
async function filesOfRegister(
  sandbox: Sandbox,
): Promise<Record<string, string>> {
  const dir = await mkdtemp(join(tmpdir(), 'cloudforge-register-'));
  try {
    await clone(sandbox, REGISTER, dir);
    const { stdout } = await exec(
      'git',
      ['ls-tree', '-r', '-z', '--format=%(objectname) %(path)', 'HEAD'],
      { cwd: dir, maxBuffer: 64 * 1024 * 1024 },
    );
    return Object.fromEntries(
      stdout
        .split('\0')
        .filter(Boolean)
        .map(line => [line.slice(41), line.slice(0, 40)]),
    );
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** GitLab remembers the tokens that are revoked, as it remembers commits. */
function withoutRevoked(projects: GitLabSnapshot['projects']) {
  return Object.fromEntries(
    Object.entries(projects).map(([path, project]) => [
      path,
      { ...project, tokens: project.tokens.filter(token => !token.revoked) },
    ]),
  );
}

/** What was added to the register and taken back stays in its history, so there only the files are compared. */
async function withFilesOfRegister(
  snapshot: GitLabSnapshot,
  sandbox: Sandbox,
): Promise<Everything['gitlab']> {
  const {
    commits: _commits,
    trees: _trees,
    ...register
  } = snapshot.projects[REGISTER];
  const files = await filesOfRegister(sandbox);
  return {
    ...snapshot,
    projects: {
      ...withoutRevoked(snapshot.projects),
      [REGISTER]: { ...register, files },
    },
  };
}

/** Plain objects to compare. */
export interface Everything {
  gitlab: Omit<GitLabSnapshot, 'projects'> & { projects: object };
  argocd: object;
  entities: object;
  locations: string[];
}

/** Everything that a Create could have touched. */
export async function everything(
  sandbox: Sandbox,
  administrator: Person,
): Promise<Everything> {
  const { items } = await administrator.catalog.getEntities({
    fields: [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.annotations',
      'spec',
    ],
  });
  const locations = await administrator.request(
    'GET',
    '/api/catalog/locations',
  );
  return {
    gitlab: await withFilesOfRegister(await sandbox.gitlab.snapshot(), sandbox),
    argocd: await sandbox.argocd.snapshot(),
    entities: Object.fromEntries(
      items.map(entity => [
        `${entity.kind}:${entity.spec?.target ?? entity.metadata.name}`,
        entity,
      ]),
    ),
    locations: locations.body
      .map(({ data }: { data: { target: string } }) => data.target)
      .sort(),
  };
}
