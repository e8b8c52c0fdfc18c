import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { operationsRouteRef, scaffolderTaskRouteRef } from '../routes';
import { operation } from '../__testUtils__/examples';
import { failure, portal, type Answer } from '../__testUtils__/portal';
import { RecentOperations } from './RecentOperations';

function show(answer: () => Answer | Promise<Answer>) {
  const server = portal(answer);
  renderInTestApp(<RecentOperations />, {
    mountedRoutes: {
      '/operations': operationsRouteRef,
      '/create/tasks/:taskId': scaffolderTaskRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    apis: [[goldenPathApiRef, server.client]],
  });
  return server;
}

const hrefs = (within_: HTMLElement) =>
  within(within_)
    .getAllByRole('link')
    .map(link => link.getAttribute('href'));

describe('RecentOperations', () => {
  it('says what was done, by whom, when, and where to read on', async () => {
    const server = show(() => ({ body: { items: [operation()] } }));

    const row = await screen.findByRole('listitem');
    expect(row).toHaveTextContent(/Create shop/);
    expect(row).toHaveTextContent(/Done/);
    expect(within(row).getByRole('time')).toHaveAttribute(
      'datetime',
      '2026-11-20T08:00:00.000Z',
    );
    expect(hrefs(row)).toEqual([
      '/operations/operation-of-shop',
      '/catalog/default/user/alice',
      '/create/tasks/task-of-shop',
    ]);
    expect(
      within(row).getByRole('link', { name: 'Task of shop' }),
    ).toBeInTheDocument();
    expect(server.requests.map(r => r.line)).toEqual([
      'GET /operations?limit=10',
    ]);
  });

  it.each([
    ['waiting', 'Waiting'],
    ['running', 'In progress'],
    ['undoing', 'Being undone'],
    ['undone', 'Undone'],
    ['stuck', 'Stuck, needs a person'],
    ['adopted', 'Kept by an administrator'],
  ] as const)('says %s in words: %s', async (state, words) => {
    show(() => ({ body: { items: [operation({ state })] } }));

    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('says why an operation was undone', async () => {
    show(() => ({
      body: {
        items: [
          operation({
            state: 'undone',
            taskId: undefined,
            error: '<img src=x onerror=alert(1)> refused',
          }),
        ],
      },
    }));

    const row = await screen.findByRole('listitem');
    expect(row).toHaveTextContent('<img src=x onerror=alert(1)> refused');
    expect(row.querySelector('img')).toBeNull();
    expect(hrefs(row)).toEqual([
      '/operations/operation-of-shop',
      '/catalog/default/user/alice',
    ]);
  });

  it('keeps the order of the server', async () => {
    show(() => ({
      body: {
        items: ['c', 'a', 'b'].map(service => operation({ service })),
      },
    }));

    const rows = await screen.findAllByRole('listitem');
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining('Create c'),
      expect.stringContaining('Create a'),
      expect.stringContaining('Create b'),
    ]);
  });

  it('leads to the whole list when there is more', async () => {
    show(() => ({ body: { items: [operation()], next: 'abc' } }));

    expect(
      await screen.findByRole('link', { name: 'All of them' }),
    ).toHaveAttribute('href', '/operations');
  });

  it('says what will be here when there is nothing yet', async () => {
    show(() => ({ body: { items: [] } }));

    expect(await screen.findByText(/Nothing yet\./)).toBeInTheDocument();
  });

  it('shows that it is loading', async () => {
    show(() => new Promise(() => {}));

    expect(
      await screen.findByText('Loading the operations …'),
    ).toBeInTheDocument();
  });

  it('says why it failed, and tries again when asked', async () => {
    const answers = [
      failure(503, 'ServiceUnavailableError', 'The database is away.'),
      { body: { items: [operation()] } },
    ];
    show(() => answers.shift());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('listitem')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
