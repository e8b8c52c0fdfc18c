import { readVariable } from './readVariable';

describe('readVariable', () => {
  it('reads what is set, without blanks around it', async () => {
    const read = readVariable({ GITLAB_TOKEN: ' glpat-1\n' });
    expect(await read('GITLAB_TOKEN')).toBe('glpat-1');
    expect(await read('ARGOCD_TOKEN')).toBeUndefined();
  });

  it.each([
    ['https://gitlab.example.com', 'gitlab.example.com'],
    ['http://localhost:7100/', 'localhost:7100'],
    ['https://example.com:443/gitlab', 'example.com'],
    ['gitlab', undefined],
  ])('finds the host in %s', async (GITLAB_BASE_URL, host) => {
    expect(await readVariable({ GITLAB_BASE_URL })('GITLAB_HOST')).toBe(host);
  });

  it('leaves the host alone where it is given', async () => {
    const read = readVariable({
      GITLAB_BASE_URL: 'https://gitlab.example.com',
      GITLAB_HOST: 'git.example.com',
    });
    expect(await read('GITLAB_HOST')).toBe('git.example.com');
  });
});
