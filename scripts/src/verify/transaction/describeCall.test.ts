import { describeCall, Known, learn } from './describeCall';

describe('describeCall', () => {
  const known: Known = { projects: new Map(), groups: new Map() };
  learn([{ id: 2, full_path: 'apps' }], known);
  learn({ id: 7, path_with_namespace: 'apps/shop' }, known);
  learn({ id: 7, path_with_namespace: 'apps/shop-undone-1' }, known);
  learn(null, known);

  it.each([
    [
      'POST',
      '/api/v4/projects',
      { namespace_id: 2, path: 'shop' },
      'POST /projects apps/shop',
    ],
    ['DELETE', '/api/v4/projects/7', undefined, 'DELETE /projects/apps/shop'],
    [
      'POST',
      '/api/v4/projects/apps%2Fshop/variables',
      {},
      'POST /projects/apps/shop/variables',
    ],
    [
      'POST',
      '/api/v4/projects/7/repository/commits',
      { commit_message: 'Create shop\n\nmore' },
      'POST /projects/apps/shop/repository/commits Create shop',
    ],
    [
      'POST',
      '/api/v1/applications',
      { metadata: { name: 'shop-dev' } },
      'POST /applications shop-dev',
    ],
    [
      'GET',
      '/api/v1/applications?projects=shop',
      undefined,
      'GET /applications shop',
    ],
    ['GET', '/api/v1/applications', undefined, 'GET /applications'],
  ])('%s %s', (method, path, body, expected) => {
    const url = new URL(path, 'http://localhost');
    expect(describeCall(method, url, body, known)).toBe(expected);
  });
});
