import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { operation } from '../../__testUtils__/examples';
import { failure, type Answer } from '../../__testUtils__/portal';
import { showOperations } from '../../__testUtils__/showOperations';

const page = (...services: string[]): Answer => ({
  body: { items: services.map(service => operation({ service })) },
});

/** The first row comes to say so. */
const untilRowSays = (words: string) =>
  waitFor(() => expect(screen.getAllByRole('row')[1]).toHaveTextContent(words));

describe('the list of operations', () => {
  it('says of each what, how it stands, by whom and when, newest first', async () => {
    const { requests } = showOperations('/operations', () => page('b', 'a'));

    const link = await screen.findByRole('link', { name: 'b' });
    expect(link).toHaveAttribute('href', '/operations/operation-of-b');
    expect(
      screen.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual(['Service', 'What', 'State', 'By whom', 'When']);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(/^bCreateDonealice/),
      expect.stringMatching(/^aCreateDonealice/),
    ]);
    expect(within(rows[0]).getByRole('time')).toHaveAttribute(
      'datetime',
      '2026-11-20T08:00:00.000Z',
    );
    expect(requests.map(({ line }) => line)).toEqual([
      'GET /operations?limit=20',
    ]);
  });

  it('takes its filter from the address', async () => {
    const { requests } = showOperations(
      '/operations?service=shop&state=stuck&after=abc',
      () => page('shop'),
    );

    await screen.findByRole('link', { name: 'shop' });
    expect(requests[0].line).toBe(
      'GET /operations?service=shop&state=stuck&limit=20&after=abc',
    );
    expect(screen.getByRole('searchbox', { name: 'Service' })).toHaveValue(
      'shop',
    );
    expect(screen.getByRole('button', { name: /Stuck/ })).toBeInTheDocument();
  });

  it('is narrowed to a service and to a state', async () => {
    const { requests } = showOperations('/operations?after=abc', () =>
      page('shop'),
    );

    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Service' }),
      ' shop {Enter}',
    );
    await waitFor(() =>
      expect(requests.at(-1)?.line).toBe(
        'GET /operations?service=shop&limit=20',
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: /Any state/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Undone' }),
    );

    await waitFor(() =>
      expect(requests.at(-1)?.line).toBe(
        'GET /operations?service=shop&state=undone&limit=20',
      ),
    );
  });

  it('leads to older ones and back to the newest, with the same filter', async () => {
    showOperations('/operations?service=shop&after=abc', () => ({
      body: { items: [operation()], next: 'def' },
    }));

    expect(await screen.findByRole('link', { name: 'Older' })).toHaveAttribute(
      'href',
      '/operations?service=shop&after=def',
    );
    expect(screen.getByRole('link', { name: 'Newest' })).toHaveAttribute(
      'href',
      '/operations?service=shop',
    );
  });

  it.each([
    ['/operations', /Nothing yet\./],
    ['/operations?service=none', /No operation fits/],
  ])('says that there is nothing at %s', async (address, words) => {
    showOperations(address, () => page());

    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Older' })).toBeNull();
  });

  it('says why it failed, and tries again when asked', async () => {
    const answers = [
      failure(503, 'ServiceUnavailableError', 'The database is away.'),
      page('shop'),
    ];
    showOperations('/operations', () => answers.shift());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('link', { name: 'shop' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('looks again while something is going on, and keeps what it knows when that fails', async () => {
    const running = { ...operation({ state: 'running' }), stage: 'push' };
    const answers = [
      { body: { items: [running] } },
      failure(503, 'ServiceUnavailableError', 'The database is away.'),
      page('shop'),
    ];
    const { requests } = showOperations('/operations', () => answers.shift());

    await untilRowSays('In progress');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The list may be out of date',
    );
    expect(screen.getByRole('link', { name: 'shop' })).toBeInTheDocument();
    await untilRowSays('Done');
    expect(requests).toHaveLength(3);
  });

  it('rests while nobody can be looking', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const answers = [
      { body: { items: [operation({ state: 'running' })] } },
      page('shop'),
    ];
    const { requests } = showOperations('/operations', () => answers.shift());
    await untilRowSays('In progress');

    jest.useFakeTimers();
    await jest.advanceTimersByTimeAsync(60_000);
    jest.useRealTimers();
    expect(requests).toHaveLength(1);

    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await untilRowSays('Done');
    hidden.mockRestore();
  });
});
