import fc from 'fast-check';
import { readGitLabRequest } from './gitLabRequest';

const HOST = 'localhost:7100';

describe('readGitLabRequest', () => {
  it.each([
    ['projects/apps%2Fshop', 'projects/apps%2Fshop'],
    ['projects/12/languages?', 'projects/12/languages'],
    ['projects/12/pipelines', 'projects/12/pipelines'],
    ['projects/12/issues', 'projects/12/issues'],
    ['projects/12/releases', 'projects/12/releases'],
    ['projects/12/members/all', 'projects/12/members/all'],
    ['projects/12/repository/tags', 'projects/12/repository/tags'],
    [
      'projects/12/repository/contributors?sort=desc',
      'projects/12/repository/contributors?sort=desc',
    ],
    [
      'projects/12/repository/files/docs%2Findex.md/raw?ref=main',
      'projects/12/repository/files/docs%2Findex.md/raw?ref=main',
    ],
    ['users?search=a%40example.com', 'users?search=a%40example.com'],
    [
      'groups/platform?with_projects=false',
      'groups/platform?with_projects=false',
    ],
    ['projects/12?private_token=x&sudo=1', 'projects/12'],
  ])('passes %s on', (asked, path) => {
    expect(readGitLabRequest(`/rest/${HOST}/${asked}`)).toEqual({
      host: HOST,
      path,
    });
  });

  it.each([
    'projects/12/variables',
    'projects/12/access_tokens',
    'projects/12/hooks',
    'projects/12/repository/archive',
    'projects/12/repository/files/.env',
    'groups/apps/variables',
    'groups/apps%2F..%2Fplatform/../apps',
    'projects/../user',
    'projects/%2e%2e/user',
    'projects/a%2F..%2Fb',
    'projects/12%3Fx/variables',
    'projects/12%00',
    'projects//12',
    'projects/12/',
    'user',
    'personal_access_tokens',
    'users/1/keys',
    '',
  ])('refuses %s', asked => {
    expect(readGitLabRequest(`/rest/${HOST}/${asked}`)).toBeUndefined();
  });

  it('never lets a request climb out of the path that it names', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'projects',
            '12',
            '..',
            '.',
            '%2e%2e',
            '%2E.',
            'apps%2Fshop',
            '%2F',
            'variables',
            'users',
            '',
            '%5c',
            '%252e',
          ),
          { maxLength: 6 },
        ),
        segments => {
          const request = readGitLabRequest(
            `/rest/${HOST}/${segments.join('/')}`,
          );
          fc.pre(request !== undefined);
          const url = new URL(`http://gitlab/api/v4/${request?.path}`);
          expect(url.pathname).toBe(`/api/v4/${request?.path}`);
          expect(url.pathname).not.toMatch(/\/projects\/[^/]+\/variables/);
        },
      ),
    );
  });
});
