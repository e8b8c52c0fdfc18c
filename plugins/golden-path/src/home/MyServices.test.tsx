import type { Entity } from '@backstage/catalog-model';
import {
  identityApiRef,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogRouteRef, createServiceRouteRef } from '../routes';
import { component } from '../__testUtils__/examples';
import { MyServices } from './MyServices';

const alice: IdentityApi = mockApis.identity({
  userEntityRef: 'user:default/alice',
  ownershipEntityRefs: ['user:default/alice', 'group:default/team-rental'],
});

function show(catalog = catalogApiMock(), identity = alice) {
  renderInTestApp(<MyServices />, {
    mountedRoutes: {
      '/create': createServiceRouteRef,
      '/catalog': catalogRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    apis: [
      [catalogApiRef, catalog],
      [identityApiRef, identity],
    ],
  });
}

const withEntities = (entities: Entity[]) => catalogApiMock({ entities });

describe('MyServices', () => {
  it('lists what the groups of the person own, by name', async () => {
    show(
      withEntities([
        component('shop', 'The shop'),
        component('fleet', 'Fleet', 'group:default/team-fleet'),
        component('mine', 'Mine', 'user:default/alice'),
        { ...component('not-a-service', 'Site'), kind: 'System' },
      ]),
    );

    const rows = await screen.findAllByRole('listitem');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/^mine Mineowned by alice/),
      expect.stringMatching(/^shop The shopowned by team-rental/),
    ]);
    expect(
      within(rows[1])
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/catalog/default/component/shop',
      '/catalog/default/group/team-rental',
      'http://localhost:7100/apps/shop',
      'http://localhost:7100/gitops/shop',
    ]);
    expect(
      within(rows[1]).getByRole('link', { name: 'GitOps repository of shop' }),
    ).toBeInTheDocument();
  });

  it('shows titles as text, and links nowhere that a browser would run', async () => {
    const nasty = component('shop', '<script>alert(1)</script>');
    show(
      withEntities([
        {
          ...nasty,
          metadata: {
            ...nasty.metadata,
            links: [{ url: 'data:text/html,<b>x</b>', icon: 'code' }],
          },
        },
      ]),
    );

    const row = await screen.findByRole('listitem');
    expect(row).toHaveTextContent('<script>alert(1)</script>');
    expect(row.querySelector('script')).toBeNull();
    expect(
      within(row)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/catalog/default/component/shop',
      '/catalog/default/group/team-rental',
    ]);
  });

  it.each([
    [
      { 'backstage.io/source-location': 'url:https://git.example/shop/' },
      ['https://git.example/shop/'],
    ],
    [{ 'backstage.io/source-location': 'file:/etc/shop' }, []],
    [undefined, []],
  ])(
    'links a component that was made elsewhere to where it comes from: %p',
    async (annotations, expected) => {
      const made = component('shop', 'shop');
      show(
        withEntities([
          {
            ...made,
            metadata: { namespace: 'default', name: 'shop', annotations },
          },
        ]),
      );

      const row = await screen.findByRole('listitem');
      expect(row).toHaveTextContent(/^shop /);
      expect(
        within(row)
          .getAllByRole('link')
          .map(link => link.getAttribute('href'))
          .filter(href => !href?.startsWith('/catalog')),
      ).toEqual(expected);
    },
  );

  it('leads to all of them when there are more than fit', async () => {
    show(
      withEntities(
        Array.from({ length: 25 }, (_, n) => component(`s-${n}`, 'One')),
      ),
    );

    expect(await screen.findAllByRole('listitem')).toHaveLength(20);
    expect(screen.getByRole('link', { name: 'All 25' })).toHaveAttribute(
      'href',
      '/catalog',
    );
  });

  it('invites to create the first one', async () => {
    show();

    expect(
      await screen.findByRole('link', { name: 'Create the first one' }),
    ).toHaveAttribute('href', '/create');
  });

  it('lists nothing for somebody who owns nothing', async () => {
    show(
      withEntities([component('shop', 'The shop')]),
      mockApis.identity({ ownershipEntityRefs: [] }),
    );

    expect(
      await screen.findByText('Your groups do not own a service yet.'),
    ).toBeInTheDocument();
  });

  it('says why it failed, and tries again when asked', async () => {
    const catalog = catalogApiMock.mock({
      queryEntities: jest
        .fn()
        .mockRejectedValueOnce(new Error('The catalog is away.'))
        .mockResolvedValue({
          items: [component('shop', 'The shop')],
          totalItems: 1,
          pageInfo: {},
        }),
    });
    show(catalog);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('listitem')).toHaveTextContent('The shop');
  });
});
