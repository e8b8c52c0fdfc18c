import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor } from '@testing-library/react';
import { SWRConfig } from 'swr';
import {
  apisRouteRef,
  catalogRouteRef,
  createServiceRouteRef,
  docsRouteRef,
  searchRouteRef,
} from '../routes';
import { WhatCanIDo } from './WhatCanIDo';

const allPages = {
  '/create': createServiceRouteRef,
  '/catalog': catalogRouteRef,
  '/docs': docsRouteRef,
  '/api-docs': apisRouteRef,
  '/search': searchRouteRef,
};

function show(
  decision: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
  mountedRoutes: Partial<typeof allPages> = allPages,
) {
  renderInTestApp(
    // Decisions are kept between tests otherwise.
    <SWRConfig value={{ provider: () => new Map() }}>
      <WhatCanIDo />
    </SWRConfig>,
    {
      mountedRoutes,
      apis: [mockApis.permission({ authorize: decision })],
    },
  );
}

const links = () =>
  screen
    .getAllByRole('link')
    .map(link => [link.getAttribute('aria-label'), link.getAttribute('href')]);

describe('WhatCanIDo', () => {
  it('leads to everything, each with a sentence', async () => {
    show(AuthorizeResult.ALLOW);

    await screen.findByRole('link', { name: 'Create a service' });
    expect(links()).toEqual([
      ['Create a service', '/create'],
      ['Browse the catalog', '/catalog'],
      ['Read the docs', '/docs'],
      ['Explore the APIs', '/api-docs'],
      ['Search everything', '/search'],
    ]);
    expect(
      screen.getByRole('heading', { level: 2, name: 'What can I do here?' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(5);
  });

  it('does not offer what the person may not do', async () => {
    show(AuthorizeResult.DENY);

    await screen.findByRole('link', { name: 'Browse the catalog' });
    await waitFor(() =>
      expect(screen.getAllByRole('listitem')).toHaveLength(4),
    );
    expect(
      screen.queryByRole('link', { name: 'Create a service' }),
    ).not.toBeInTheDocument();
  });

  it('does not offer what this portal does not have', async () => {
    show(AuthorizeResult.ALLOW, { '/catalog': catalogRouteRef });

    await screen.findByRole('link', { name: 'Browse the catalog' });
    expect(links()).toEqual([['Browse the catalog', '/catalog']]);
  });
});
