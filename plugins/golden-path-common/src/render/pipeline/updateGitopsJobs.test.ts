import { execFile, execFileSync } from 'child_process';
import {
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

const OVERLAY = 'overlays/dev/kustomization.yaml';
const { app, gitops } = renderService(shop, platform);
const { script, variables } = parse(app['.gitlab-ci.yml'])['update-gitops'];
/** Pipelines that end at the same time. */
const CROWD = 20;

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
    promisify(execFile)('sh', ['-c', ['set -e', ...script].join('\n')], {
      env: {
        ...variables,
        GITOPS_REPOSITORY: repository,
        GITOPS_DEPLOY_TOKEN: 'not-a-token',
        IMAGE_DIGEST: image,
        MESSAGE: `Deploy ${image} [skip ci]`,
        CI_JOB_ID: image
          .slice(-4)
          .replace(/\D/g, '')
          .replace(/^0+(?=.)/, ''),
        CI_PROJECT_PATH: 'apps/shop',
        CI_SERVER_HOST: 'gitlab.example.com',
        HOME: folder,
        PATH: process.env.PATH,
      },
    });

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

  it(`loses no update when ${CROWD} run at once, and each is one commit of one line`, async () => {
    const digests = Array.from({ length: CROWD }, (_, index) => digest(index));
    await Promise.all(digests.map(run));

    const subjects = git('log', '--format=%s', 'main').trim().split('\n');
    expect(subjects.sort()).toEqual(
      ['first', ...digests.map(image => `Deploy ${image} [skip ci]`)].sort(),
    );
    const changes = git('log', '--format=', '--numstat', `-${CROWD}`, 'main');
    expect(changes.trim().split('\n')).toEqual(
      Array.from({ length: CROWD }, () => `1\t1\t${OVERLAY}`),
    );
  });

  it.each(['', 'latest', 'sha256:abc', `${digest(1)}\nnewName: evil`])(
    'takes nothing for a digest that is none: %j',
    async image => {
      const before = git('rev-parse', 'main');

      await expect(run(image)).rejects.toThrow('Not a digest');
      expect(git('rev-parse', 'main')).toBe(before);
    },
  );

  describe('with an overlay that somebody has edited', () => {
    const images = (...lines: string[]) =>
      ['resources:', '- ../../base', 'images:', ...lines, ''].join('\n');

    function commit(content: string) {
      const work = join(folder, 'work');
      write(work, { [OVERLAY]: content });
      execFileSync('git', [
        ...['-C', work, '-c', 'user.name=a', '-c', 'user.email=a@example.com'],
        ...['commit', '--quiet', '--all', '--message', 'edit'],
      ]);
      execFileSync('git', ['-C', work, 'push', '--quiet', repository, 'main']);
    }

    it.each([
      ['another order', ['- newTag: a # old', '  name: shop']],
      [
        'another image',
        ['- name: sidecar', '  newTag: b', '- name: shop', '  digest: c'],
      ],
      [
        'quotes and comments',
        ['# ours', '- name: "shop"', '', "  newTag: 'a'"],
      ],
      ['a key after it', ['- name: shop', '  newTag: a', 'labels: []']],
    ])('changes its one line: %s', async (_, lines) => {
      const content = images(...lines);
      commit(content);
      await run(digest(1));

      const changed = committed().split('\n');
      const old = content.split('\n');
      const different = old.filter((line, index) => line !== changed[index]);
      expect(changed).toHaveLength(old.length);
      expect(different).toHaveLength(1);
      const [ours] = parse(committed()).images.slice(-1);
      expect(ours).toMatchObject({ name: 'shop', digest: digest(1) });
      expect(ours).not.toHaveProperty('newTag');
    });

    it.each([
      ['no such image', ['- name: other', '  newTag: a']],
      [
        'it is there twice',
        ['- name: shop', '  newTag: a', '- name: shop', '  newTag: b'],
      ],
      ['it has no tag', ['- name: shop', '  newName: b']],
      ['it is on one line', ['- { name: shop, newTag: a }']],
    ])('halts: %s', async (_, lines) => {
      commit(images(...lines));
      const before = git('rev-parse', 'main');

      await expect(run(digest(1))).rejects.toThrow('has no single image shop');
      expect(git('rev-parse', 'main')).toBe(before);
    });
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
