import { execFile, execFileSync } from 'child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { promisify } from 'util';
import { parse } from 'yaml';
import { platform, shop } from '../../__testUtils__/example';
import { renderService } from '../renderService';

/** Stands in for yq, which does not come from a package registry: sets the digest as yq would. */
const YQ = `#!/bin/sh
sed -i "s|^    newTag: .*|    digest: $IMAGE_DIGEST|; s|^    digest: .*|    digest: $IMAGE_DIGEST|" "$3"
`;

const OVERLAY = 'overlays/dev/kustomization.yaml';
const { app, gitops } = renderService(shop, platform);
const { script, variables } = parse(app['.gitlab-ci.yml'])['update-gitops'];
const digest = (number: number) => `sha256:${String(number).padStart(64, '0')}`;

// Many processes, on machines that have other things to do.
jest.setTimeout(60_000);

describe('update-gitops', () => {
  let folder: string;
  let repository: string;

  const git = (...args: string[]) =>
    execFileSync('git', ['--git-dir', repository, ...args], {
      encoding: 'utf8',
    });
  const committed = () => git('show', `main:${OVERLAY}`);

  function write(root: string, files: Readonly<Record<string, string>>) {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  }

  /** The job as a runner would run it, on the GitOps repository of this test. */
  const run = (image: string) =>
    promisify(execFile)(
      'bash',
      ['-c', ['set -eo pipefail', ...script].join('\n')],
      {
        env: {
          ...variables,
          GITOPS_REPOSITORY: repository,
          GITOPS_DEPLOY_TOKEN: 'not-a-token',
          IMAGE_DIGEST: image,
          MESSAGE: `Deploy ${image} [skip ci]`,
          CI_PROJECT_PATH: 'apps/shop',
          CI_SERVER_HOST: 'gitlab.example.com',
          HOME: folder,
          PATH: `${folder}/bin:${process.env.PATH}`,
        },
      },
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'update-gitops-'));
    repository = join(folder, 'gitops.git');
    const work = join(folder, 'work');
    execFileSync('git', [
      'init',
      '--quiet',
      '--bare',
      '-b',
      'main',
      repository,
    ]);
    execFileSync('git', ['init', '--quiet', '-b', 'main', work]);
    git('config', 'receive.advertisePushOptions', 'true');
    write(work, gitops);
    execFileSync('git', ['-C', work, 'add', '--all']);
    execFileSync('git', [
      ...['-C', work, '-c', 'user.name=a', '-c', 'user.email=a@example.com'],
      ...['commit', '--quiet', '--message', 'first'],
    ]);
    execFileSync('git', ['-C', work, 'push', '--quiet', repository, 'main']);
    write(folder, { 'bin/yq': YQ });
    chmodSync(join(folder, 'bin/yq'), 0o755);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('puts a digest where the tag was, and changes nothing else', async () => {
    await run(digest(1));

    expect(committed()).toBe(
      gitops[OVERLAY].replace('newTag: unbuilt', `digest: ${digest(1)}`),
    );
    expect(git('log', '-1', '--format=%an %s', 'main')).toBe(
      `apps/shop Deploy ${digest(1)} [skip ci]\n`,
    );
    expect(git('diff', '--name-only', 'main~1', 'main')).toBe(`${OVERLAY}\n`);
  });

  it('makes no commit when the image is already there', async () => {
    await run(digest(1));
    const before = git('rev-parse', 'main');
    const { stdout } = await run(digest(1));

    expect(stdout).toContain('already runs');
    expect(git('rev-parse', 'main')).toBe(before);
  });

  it('loses no update when several run at once', async () => {
    const digests = [1, 2, 3, 4, 5].map(digest);
    await Promise.all(digests.map(run));

    const subjects = git('log', '--format=%s', 'main').trim().split('\n');
    expect(subjects.sort()).toEqual(
      ['first', ...digests.map(image => `Deploy ${image} [skip ci]`)].sort(),
    );
  });

  it('halts when more than the image would change', async () => {
    write(folder, { 'bin/yq': `${YQ}echo '# more' >> "$3"\n` });
    const before = git('rev-parse', 'main');

    await expect(run(digest(1))).rejects.toThrow(
      `More than the image line of ${OVERLAY} would change`,
    );
    expect(git('rev-parse', 'main')).toBe(before);
  });

  it('keeps the token out of the repository and of what it says', async () => {
    const { stdout, stderr } = await run(digest(1));

    expect(stdout + stderr).not.toContain('not-a-token');
    expect(git('log', '-p', 'main')).not.toContain('not-a-token');
    expect(readFileSync(join(repository, 'config'), 'utf8')).not.toContain(
      'not-a-token',
    );
  });
});
