import { TestGitLab } from '../__testUtils__/TestGitLab';

jest.setTimeout(60_000);

describe('pages', () => {
  const nasty = `<script>alert(1)</script>"'&amp; \${{ x }}`;
  let test: TestGitLab;
  let projectId: number;

  beforeAll(async () => {
    test = await TestGitLab.start();
    const { id } = await test.newRepository('shop', `# Shop\n${nasty}`, nasty);
    projectId = id;
    await test.client.Commits.create(id, 'main', `Say ${nasty}`, [
      {
        action: 'create',
        filePath: `src/${encodeURIComponent(nasty)}.ts`,
        content: nasty,
      },
    ]);
    await test.client.Branches.create(id, 'feature/deep', 'main');
  });
  afterAll(() => test.stop());

  /** As a browser without a sign-in would. */
  async function open(path: string) {
    const response = await fetch(new URL(path, test.gitlab.url));
    return { response, text: await response.text() };
  }

  it('open from each other, all of them, and run nothing', async () => {
    const seen = new Set<string>();
    const queue = ['/'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const { response, text } = await open(path);
      expect([path, response.status]).toEqual([path, 200]);
      if (!response.headers.get('content-type')?.includes('html')) continue;
      expect(text).not.toContain('<script');
      expect(text).toContain('CloudForge sandbox, not GitLab');
      expect(response.headers.get('content-security-policy')).toContain(
        "default-src 'none'",
      );
      for (const [, escaped] of text.matchAll(/href="([^"]*)"/g)) {
        const href = escaped.replace(/&#39;/g, "'").replace(/&amp;/g, '&');
        if (!seen.has(href)) {
          seen.add(href);
          queue.push(href);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(20);
  });

  it('show a description, a file and a commit as they were typed', async () => {
    const shown = nasty
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;');
    const { text: project } = await open('/apps/shop');
    expect(project.split(shown).length - 1).toBeGreaterThanOrEqual(3);
    expect(project).toContain(`git clone ${test.gitlab.url}/apps/shop.git`);
    const { text: file } = await open('/apps/shop/-/blob/main/README.md');
    expect(file).toContain(shown);
    const { text: commits } = await open('/apps/shop/-/commits/main');
    expect(commits).toContain(shown);
  });

  it.each([
    '/apps',
    '/groups/apps',
    '/apps/shop/-/tree/main/src',
    '/apps/shop/-/tree/feature/deep/src',
    '/apps/shop/-/commits/main/README.md',
    '/apps/shop/-/graphs/main',
    '/apps/shop/-/project_members',
    '/apps/shop/-/pipelines',
    '/apps/shop/-/merge_requests',
    '/apps/shop/-/issues',
    '/apps/shop/-/releases',
    '/apps/shop/-/settings/ci_cd',
    '/apps/shop/-/branches',
    '/root',
  ])('%s opens', async path => {
    expect((await open(path)).response.status).toBe(200);
  });

  it('sends a raw file as a text that no browser runs', async () => {
    const { response } = await open('/apps/shop/-/raw/main/README.md');
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    '/none',
    '/none/none',
    '/apps/shop/-/tree/nowhere',
    '/apps/shop/-/blob/main/none.txt',
    '/apps/shop/-/commit/0000000',
    '/apps/shop/-/commit/--help',
    '/apps/shop/-/tree/main/..%2F..%2Fetc',
    '/apps/shop/-/nonsense',
  ])('%s is not there', async path => {
    expect((await open(path)).response.status).toBe(404);
  });

  it('shows a project that was renamed under its old path too', async () => {
    await test.client.Projects.edit(projectId, {
      path: 'store',
      name: 'store',
    });
    const { text } = await open('/apps/shop');
    expect(text).toContain('apps/store');
  });
});
