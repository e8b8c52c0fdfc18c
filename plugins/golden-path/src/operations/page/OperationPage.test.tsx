import { act, screen, waitFor, within } from '@testing-library/react';
import type {
  OperationEvent,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { effects, event, operations } from '../../__testUtils__/operations';
import { failure, type Answer } from '../../__testUtils__/portal';
import { showOperations } from '../../__testUtils__/showOperations';

const news = (
  operation: OperationView,
  ...events: OperationEvent[]
): Answer => ({ body: { operation, events } });

const never = () => new Promise<Answer>(() => {});

/** Answers the first poll; the next ones wait for news that do not come. */
function open(operation: OperationView, denied?: string[]) {
  const answers = [news(operation, event(1, 'Checking the name'))];
  return showOperations(
    '/operations/one',
    ({ line }) =>
      line.startsWith('GET') ? answers.shift() ?? never() : undefined,
    denied,
  );
}

const stage = async (name: RegExp) =>
  (await screen.findByRole('heading', { level: 4, name })).closest('li')!;

describe('the page of an operation', () => {
  it.each([
    ['waiting', 'Waiting'],
    ['running', 'In progress'],
    ['undoing', 'Being undone'],
    ['done', 'Done'],
    ['undone', 'Undone'],
    ['stuck', 'Stuck, tried again by itself'],
    ['adopted', 'Kept by an administrator'],
  ] as const)('says how an operation stands: %s', async (state, words) => {
    open(operations[state]);

    expect(
      await screen.findByRole('heading', { level: 2, name: 'Create shop' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('status')[0]).toHaveTextContent(words);
    expect(
      screen.getAllByRole('heading', { level: 4 }).map(h => h.textContent),
    ).toHaveLength(8);
  });

  it('links to everything that was made', async () => {
    open(operations.done);

    await screen.findByRole('heading', { level: 2 });
    const links = ['Task', 'In the catalog', 'App repository', 'Pipeline'];
    expect(
      links.map(name =>
        screen.getByRole('link', { name }).getAttribute('href'),
      ),
    ).toEqual([
      '/create/tasks/task-of-shop',
      '/catalog/default/component/shop',
      'http://localhost:7100/apps/shop',
      'http://localhost:7100/apps/shop/-/pipelines',
    ]);
    expect(
      screen.getByRole('link', { name: '← All operations' }),
    ).toHaveAttribute('href', '/operations');
  });

  it('shows every stage with what it changed, and what became of that', async () => {
    open(operations.stuck);

    const projects = await stage(/Make the GitLab projects ?: Not undone/);
    expect(
      within(projects)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'GitLab project apps/shopLeft alone, because somebody else has changed itit has a commit by bob',
      'GitLab project gitops/shopCould not be undoneGitLab answers 503; it is being maintained',
    ]);
    expect(
      within(projects)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      'http://localhost:7100/apps/shop',
      'http://localhost:7100/gitops/shop',
    ]);
    expect(await stage(/Register with Argo CD ?: Failed here/)).toBeVisible();
    expect(await stage(/Give the pipeline access ?: Undone/)).toBeVisible();
  });

  it('marks the stage that is at work', async () => {
    open(operations.running);

    expect(await stage(/Give the pipeline access ?: At work/)).toHaveAttribute(
      'aria-current',
      'step',
    );
    expect(await stage(/Register in the catalog ?: Not reached/)).toBeVisible();
  });

  it('says why, when it is tried again and what a person can do', async () => {
    open(operations.stuck);

    expect(
      await screen.findByText('Argo CD refused the application shop-dev'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/It will be tried again by itself/),
    ).toHaveTextContent(/by itself at \d+:\d\d.* \(in \d+ years\)\. If/);
    expect(
      screen.getByText(/Put right what hinders it, then try the undo again/),
    ).toBeInTheDocument();
  });

  it('says something else when all that is left was changed by others', async () => {
    open({
      ...operations.stuck,
      nextUndoAt: undefined,
      effects: effects('kept', 'undone', 'undone'),
    });

    expect(
      await screen.findByText(/Somebody else has changed what is listed below/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/tried again by itself/)).toBeNull();
  });

  it('says by whom it was cancelled, once', async () => {
    open(operations.undone);

    expect(await screen.findByText(/^Cancelled by/)).toHaveTextContent(
      'Cancelled by alice.',
    );
    expect(screen.queryByText('Cancelled by user:default/alice')).toBeNull();
    expect(
      screen.getByText(/Nothing is left behind; the name can be used again/),
    ).toBeInTheDocument();
  });

  it('shows text as text, and links nowhere that a browser would run', async () => {
    const [nasty] = effects('failed', 'undone', 'undone');
    open({
      ...operations.stuck,
      error: '<img src=x onerror=alert(1)>',
      effects: [
        {
          ...nasty,
          title: '<b>title</b>',
          url: 'data:text/html,<script>alert(1)</script>',
          note: '<script>alert(1)</script>',
        },
      ],
    });

    expect(await screen.findByText('<b>title</b>')).toBeInTheDocument();
    expect(screen.getByText('<script>alert(1)</script>')).toBeInTheDocument();
    expect(
      screen.getByText('<img src=x onerror=alert(1)>'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: '<b>title</b>' })).toBeNull();
  });

  it.each([
    [404, 'NotFoundError'],
    [400, 'InputError'],
  ])('says in plain words that there is none: %p', async (status, name) => {
    const { requests } = showOperations('/operations/none', () =>
      failure(status, name, 'operationId must match format "uuid"'),
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no such operation, or you may not see it',
    );
    expect(screen.queryByText(/must match format/)).toBeNull();
    expect(requests).toHaveLength(1);
  });

  it('says why it could not be loaded, and goes on by itself', async () => {
    const answers = [
      failure(503, 'ServiceUnavailableError', 'The database is away.'),
      news(operations.done, event(1, 'Done')),
    ];
    showOperations('/operations/one', () => answers.shift() ?? never());

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    expect(
      await screen.findByRole('heading', { level: 2, name: 'Create shop' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows that it is loading', async () => {
    showOperations('/operations/one', never);

    expect(
      await screen.findByText('Loading the operation …'),
    ).toBeInTheDocument();
  });
});

describe('the log of an operation', () => {
  const lines = () =>
    within(screen.getByRole('log'))
      .getAllByRole('listitem')
      .map(item => item.textContent?.replace(/^[\d:]+/, ''));

  it('shows what happens once and in order, across failures', async () => {
    const answers = [
      news(operations.running, event(1, 'one', { stage: 'check' })),
      undefined,
      news(
        operations.running,
        event(1, 'one', { stage: 'check' }),
        event(2, 'two', { level: 'warn' }),
      ),
      news(
        operations.done,
        event(2, 'two', { level: 'warn' }),
        event(3, 'three', { level: 'error' }),
      ),
      news(operations.done),
    ];
    const { requests } = showOperations('/operations/one', () =>
      answers.length ? answers.shift() : never(),
    );

    expect(
      await screen.findByText('The log is interrupted and goes on by itself'),
    ).toBeInTheDocument();
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect(lines()).toEqual(['check one', 'Warning: two', 'Error: three']);
    await waitFor(() => expect(requests).toHaveLength(5));
    expect(requests.map(({ line }) => line.split('?')[1])).toEqual([
      'after=0&wait=0',
      'after=1&wait=20000',
      'after=1&wait=20000',
      'after=2&wait=20000',
      'after=3&wait=20000',
    ]);
    expect(
      screen.queryByText('The log is interrupted and goes on by itself'),
    ).toBeNull();
    expect(screen.getByRole('log')).toHaveAttribute('aria-live', 'polite');
  });

  it('stops asking while nobody can be looking, and goes on from where it was', async () => {
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(false);
    const { requests } = open(operations.running);
    await waitFor(() => expect(requests).toHaveLength(2));

    hidden.mockReturnValue(true);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await waitFor(() => expect(requests[1].signal?.aborted).toBe(true));
    hidden.mockReturnValue(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });

    await waitFor(() => expect(requests).toHaveLength(3));
    expect(requests[2].line).toContain('after=1&');
    hidden.mockRestore();
  });
});
