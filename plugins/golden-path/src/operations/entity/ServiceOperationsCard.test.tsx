import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenPathApiRef } from '../../api/GoldenPathApi';
import { goldenPathPlugin } from '../../plugin';
import { component, operation } from '../../__testUtils__/examples';
import { failure, portal, type Answer } from '../../__testUtils__/portal';

const shop = component('shop', 'The shop');

function open(answer: () => Answer, entity: Entity = shop) {
  // Where the service runs is another card, which stays loading.
  const server = portal(({ line }) =>
    line.endsWith('/status') ? new Promise<Answer>(() => {}) : answer(),
  );
  renderTestApp({
    features: [goldenPathPlugin],
    extensions: [createTestEntityPage({ entity })],
    apis: [
      [goldenPathApiRef, server.client],
      [catalogApiRef, catalogApiMock({ entities: [entity] })],
      mockApis.permission(),
    ],
  });
  return server;
}

describe('the page of a service in the catalog', () => {
  it('links to the operations that touched it', async () => {
    const { requests } = open(() => ({
      body: {
        items: [operation({ state: 'undone', error: 'No luck' })],
        next: 'older',
      },
    }));

    expect(
      await screen.findByRole('link', { name: 'Create shop' }),
    ).toHaveAttribute('href', '/operations/operation-of-shop');
    expect(screen.getByText('No luck')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All of them' })).toHaveAttribute(
      'href',
      '/operations?service=shop',
    );
    expect(requests.map(({ line }) => line)).toContain(
      'GET /operations?service=shop&limit=5',
    );
  });

  it('says that there is none to see', async () => {
    open(() => ({ body: { items: [] } }));

    expect(
      await screen.findByText('None that you may see.'),
    ).toBeInTheDocument();
  });

  it('says why it failed, and tries again when asked', async () => {
    const answers = [
      failure(503, 'ServiceUnavailableError', 'The database is away.'),
      { body: { items: [operation()] } },
    ];
    open(() => answers.shift());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('link', { name: 'Create shop' }),
    ).toBeInTheDocument();
  });
});
