import { tmpdir } from 'node:os';
import { GitLauncher } from './GitLauncher';

const job = (args: string[], input = '') => ({
  args,
  cwd: tmpdir(),
  env: { PATH: process.env.PATH },
  input: Buffer.from(input),
});

describe('GitLauncher', () => {
  const launcher = new GitLauncher();

  it('gives what git wrote, and the code with which it ended', async () => {
    const bytes = Buffer.from([0, 255, 10]).toString('latin1');
    await expect(
      launcher.run(job(['hash-object', '--stdin'], bytes)),
    ).resolves.toMatchObject({ code: 0 });
    const refused = await launcher.run(job(['no-such-command']));
    expect(refused.code).toBe(1);
    expect(refused.stderr.toString()).toContain('no-such-command');
  });

  it('keeps many at once apart', async () => {
    const texts = Array.from({ length: 30 }, (_, i) => `text ${i}`);
    const ids = await Promise.all(
      texts.map(async text => {
        const { stdout } = await launcher.run(
          job(['hash-object', '--stdin'], text),
        );
        return stdout.toString();
      }),
    );
    expect(new Set(ids).size).toBe(texts.length);
  });

  it('says why git could not be started', async () => {
    const nowhere = { ...job(['version']), cwd: '/no/such/folder' };
    await expect(launcher.run(nowhere)).rejects.toThrow('ENOENT');
  });
});
