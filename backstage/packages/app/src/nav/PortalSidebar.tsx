import {
  Link,
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
  useSidebarOpenState,
} from '@backstage/core-components';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import type { NavContentComponent } from '@backstage/plugin-app-react';
import { RequirePermission } from '@backstage/plugin-permission-react';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { Logo, LogoMark } from '../brand';
import { PageTitle } from './PageTitle';
import styles from './PortalSidebar.module.css';

/** Pages that the navigation gives a place of their own, or none. */
const PLACED = [
  'page:golden-path/home',
  'page:scaffolder',
  'page:golden-path/operations',
  'page:catalog',
  'page:api-docs',
  'page:techdocs',
  'page:catalog-import',
  'page:user-settings',
  'page:search',
  'page:notifications',
  'page:app-visualizer',
];

const HomeLink = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      aria-label="CloudForge, home"
      className={styles.home}
    >
      <span className={styles.brand}>
        {isOpen ? <Logo size={30} /> : <LogoMark size={30} />}
      </span>
    </Link>
  );
};

/** The navigation: what people come for first, the rest in order below. */
export const PortalSidebar: NavContentComponent = ({ navItems }) => {
  const pages = navItems.withComponent(({ icon, href, title }) => (
    <SidebarItem icon={() => icon} to={href} text={title} />
  ));
  // Taking a page that is taken already, as on every render but the first, works.
  const placed = PLACED.flatMap(id => navItems.take(id) ?? []);

  return (
    <Sidebar>
      <PageTitle pages={[...placed, ...navItems.rest()]} />
      <HomeLink />
      <SidebarGroup label="Search" icon={<RiSearchLine />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<RiMenuLine />}>
        {pages.take('page:golden-path/home')}
        {pages.take('page:scaffolder')}
        {pages.take('page:golden-path/operations')}
        {pages.take('page:catalog')}
        {pages.take('page:api-docs')}
        {pages.take('page:techdocs')}
        <SidebarDivider />
        <SidebarScrollWrapper>
          {pages.rest({ sortBy: 'title' })}
          <RequirePermission
            permission={catalogEntityCreatePermission}
            errorPage={<></>}
          >
            {pages.take('page:catalog-import')}
          </RequirePermission>
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem />
      <SidebarDivider />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {pages.take('page:user-settings')}
      </SidebarGroup>
    </Sidebar>
  );
};
