import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';
import { useLocation } from 'react-router-dom';

/** A page of the navigation, as far as its title goes. */
export interface TitledPage {
  href: string;
  title: string;
}

/** The page that a path belongs to: the one with the longest address. */
export function pageAt(
  path: string,
  pages: readonly TitledPage[],
): TitledPage | undefined {
  return pages
    .filter(({ href }) =>
      href === '/' ? path === '/' : `${path}/`.startsWith(`${href}/`),
    )
    .sort((a, b) => b.href.length - a.href.length)[0];
}

/** Titles every page; a page that knows better, such as an entity's, does. */
export const PageTitle = ({ pages }: { pages: readonly TitledPage[] }) => {
  const app = useApi(configApiRef).getString('app.title');
  const { pathname } = useLocation();
  return (
    <Helmet
      defaultTitle={app}
      titleTemplate={`%s | ${app}`}
      title={pageAt(pathname, pages)?.title}
    />
  );
};
