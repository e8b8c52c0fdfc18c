import { pageAt } from './PageTitle';

const pages = [
  { href: '/', title: 'Home' },
  { href: '/catalog', title: 'Catalog' },
  { href: '/catalog-graph', title: 'Graph' },
  { href: '/catalog/import', title: 'Register' },
];

describe('pageAt', () => {
  it.each([
    ['/', 'Home'],
    ['/catalog', 'Catalog'],
    ['/catalog/default/component/shop', 'Catalog'],
    ['/catalog/import', 'Register'],
    ['/catalog-graph', 'Graph'],
  ])('takes %s for %s', (path, title) => {
    expect(pageAt(path, pages)?.title).toBe(title);
  });

  it('knows nothing of other addresses', () => {
    expect(pageAt('/nowhere', pages)).toBeUndefined();
  });
});
