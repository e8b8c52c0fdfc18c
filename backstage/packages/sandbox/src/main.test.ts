import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Node transpiles the program as it starts.
jest.setTimeout(60_000);

const MAIN = join(__dirname, 'main.ts');

describe('main', () => {
  let data: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    data = join(await mkdtemp(join(tmpdir(), 'cloudforge-main-')), 'sandbox');
  });
  afterEach(async () => {
    children.splice(0).forEach(child => child.kill('SIGKILL'));
    await rm(join(data, '..'), { recursive: true, force: true });
  });

  const start = (...args: string[]) => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        '@backstage/cli/config/nodeTransform.cjs',
        MAIN,
        '--data',
        data,
        '--gitlab-port=0',
        '--argocd-port=0',
        '--github-port=0',
        ...args,
      ],
      { cwd: __dirname, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    children.push(child);
    const output: string[] = [];
    child.stdout.on('data', chunk => output.push(String(chunk)));
    child.stderr.on('data', chunk => output.push(String(chunk)));
    return { child, output: () => output.join('') };
  };

  const ready = async ({ child, output }: ReturnType<typeof start>) => {
    const file = join(data, 'env.json');
    while (!existsSync(file)) {
      if (child.exitCode !== null) {
        throw new Error(output());
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return JSON.parse(await readFile(file, 'utf8'));
  };

  const stop = async ({ child }: ReturnType<typeof start>) => {
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    await rm(join(data, 'env.json'));
    return code;
  };

  it('starts, says where things are to its owner only, and stops', async () => {
    const first = start();
    const env = await ready(first);
    expect((await stat(join(data, 'env.json'))).mode & 0o777).toBe(0o600);
    expect((await fetch(`${env.ARGOCD_URL}/healthz`)).status).toBe(200);
    for (const secret of [
      env.GITLAB_TOKEN,
      env.ARGOCD_TOKEN,
      env.GITHUB_CLIENT_SECRET,
    ]) {
      expect(first.output()).not.toContain(secret);
    }
    expect(await stop(first)).toBe(0);
    await expect(fetch(`${env.ARGOCD_URL}/healthz`)).rejects.toThrow();

    const again = start();
    expect((await ready(again)).GITLAB_TOKEN).toBe(env.GITLAB_TOKEN);
    await stop(again);

    const afresh = start('--reset');
    expect((await ready(afresh)).GITLAB_TOKEN).not.toBe(env.GITLAB_TOKEN);
    await stop(afresh);
  });

  it('never empties a folder that is not its own', async () => {
    data = join(data, '..');
    const precious = join(data, 'precious.txt');
    await writeFile(precious, 'mine');
    const { child, output } = start('--reset');
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(output()).toContain("holds files that are not a sandbox's");
    expect(await readFile(precious, 'utf8')).toBe('mine');
    data = join(data, 'sandbox');
  });
});
