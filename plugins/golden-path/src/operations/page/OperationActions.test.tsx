import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  operationAdoptPermission,
  operationManagePermission,
  type OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { effects, event, operations } from '../../__testUtils__/operations';
import { failure, type Answer } from '../../__testUtils__/portal';
import { showOperations } from '../../__testUtils__/showOperations';

const BUTTONS = ['Cancel', 'Try the undo again', 'Keep what is there'];

/** `press` is what the server answers to the button. */
function open(
  operation: OperationView,
  press: () => Answer | Promise<Answer> = () => undefined,
  denied: string[] = [],
) {
  const answers: Answer[] = [
    { body: { operation, events: [event(1, 'Checking the name')] } },
  ];
  return showOperations(
    '/operations/one',
    ({ line }) => {
      if (!line.startsWith('GET')) {
        return press();
      }
      return answers.shift() ?? new Promise<Answer>(() => {});
    },
    denied,
  );
}

async function offered() {
  await screen.findByRole('heading', { level: 2 });
  return BUTTONS.filter(name => screen.queryByRole('button', { name }));
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('what a person can do about an operation', () => {
  it.each([
    ['waiting', ['Cancel']],
    ['running', ['Cancel']],
    ['undoing', []],
    ['done', []],
    ['undone', []],
    ['stuck', ['Try the undo again', 'Keep what is there']],
    ['adopted', []],
  ] as const)('depends on its state: %s', async (state, expected) => {
    const { asked } = open(operations[state]);

    await screen.findByRole('heading', { level: 2 });
    await waitFor(() => expect(asked).toHaveLength(2));
    await waitFor(async () => expect(await offered()).toEqual(expected));
    expect(asked.map(({ permission }) => permission)).toEqual([
      operationManagePermission.name,
      operationAdoptPermission.name,
    ]);
    expect(new Set(asked.map(({ resourceRef }) => resourceRef))).toEqual(
      new Set([operations[state].id]),
    );
  });

  it.each([
    ['stuck', [operationAdoptPermission.name], ['Try the undo again']],
    ['stuck', [operationManagePermission.name], ['Keep what is there']],
    ['running', [operationManagePermission.name], []],
  ] as const)(
    'depends on what the person may do: %s without %p',
    async (state, denied, expected) => {
      const { asked } = open(operations[state], undefined, [...denied]);

      await screen.findByRole('heading', { level: 2 });
      await waitFor(() => expect(asked).toHaveLength(2));
      await waitFor(async () => expect(await offered()).toEqual(expected));
    },
  );

  it('cancels after it was said what that does, and moves the focus to the heading', async () => {
    const { requests } = open(operations.running, () => ({
      body: operations.undoing,
    }));

    await press('Cancel');
    const dialog = await screen.findByRole('dialog', {
      name: 'Cancel making shop?',
    });
    expect(dialog).toHaveTextContent(
      /everything that it has made so far is undone/,
    );
    await press('Cancel it and undo');

    await waitFor(() =>
      expect(screen.getAllByRole('status')[0]).toHaveTextContent(
        'Being undone',
      ),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(requests.map(({ line }) => line)).toContain(
      'POST /operations/operation-of-shop/cancel',
    );
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 2 })).toHaveFocus(),
    );
    // It is followed on from there.
    await waitFor(() =>
      expect(requests.at(-1)?.line).toContain('events?after=1&wait=0'),
    );
  });

  it('ends well when the news come before the answer to the button', async () => {
    let arrive = (_answer: Answer) => {};
    let tell = (_answer: Answer) => {};
    const first: Answer = {
      body: { operation: operations.running, events: [event(1, 'one')] },
    };
    let polls = 0;
    showOperations('/operations/one', ({ line }) => {
      if (!line.startsWith('GET')) {
        return new Promise<Answer>(resolve => (arrive = resolve));
      }
      polls += 1;
      return polls === 1
        ? first
        : new Promise<Answer>(resolve => (tell = resolve));
    });

    await press('Cancel');
    await press('Cancel it and undo');
    await waitFor(() => expect(polls).toBe(2));
    tell({
      body: { operation: operations.undoing, events: [event(2, 'two')] },
    });
    await screen.findByText('What was made is being undone');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
    arrive({ body: operations.undoing });

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 2 })).toHaveFocus(),
    );
  });

  it('does not offer to cancel what is being cancelled', async () => {
    const { asked } = open({
      ...operations.running,
      cancelledBy: 'user:default/bob',
    });

    expect(await screen.findByText(/It stops as soon as/)).toBeInTheDocument();
    expect(screen.getByText(/^Cancelled by/)).toHaveTextContent('bob');
    await waitFor(() => expect(asked).toHaveLength(2));
    await waitFor(async () => expect(await offered()).toEqual([]));
  });

  it('does nothing when the person thinks better of it', async () => {
    const { requests } = open(operations.running);

    await press('Cancel');
    await press('Let it go on');

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(requests.filter(({ line }) => !line.startsWith('GET'))).toEqual([]);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus(),
    );
  });

  it('says why it was refused, and can be pressed again', async () => {
    const answers: Answer[] = [
      failure(409, 'ConflictError', 'Operation one is done'),
      { body: operations.undoing },
    ];
    open(operations.stuck, () => answers.shift());

    await press('Try the undo again');
    await press('Try again');
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Operation one is done',
    );
    await press('Try again');

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(
      await screen.findByText('What was made is being undone'),
    ).toBeInTheDocument();
  });

  it('shows that it is under way, and cannot be closed meanwhile', async () => {
    let arrive = (_answer: Answer) => {};
    open(
      operations.stuck,
      () => new Promise<Answer>(resolve => (arrive = resolve)),
    );

    await press('Keep what is there');
    await press('Keep it for good');
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Do not keep it' }),
      ).toBeDisabled(),
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeInTheDocument();

    arrive({ body: operations.adopted });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('lists exactly what stays before it is kept', async () => {
    const { requests } = open(
      {
        ...operations.stuck,
        effects: effects('kept', 'applied', 'undone'),
      },
      () => ({ body: operations.adopted }),
    );

    await press('Keep what is there');
    const dialog = await screen.findByRole('dialog', {
      name: 'Keep what is left of shop?',
    });
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['GitLab project apps/shop', 'GitLab project gitops/shop']);
    expect(dialog).toHaveTextContent(/lets go of the name shop/);
    await press('Keep it for good');

    expect(
      await screen.findByText(
        'An administrator has decided that what was left stays',
      ),
    ).toBeInTheDocument();
    expect(requests.map(({ line }) => line)).toContain(
      'POST /operations/operation-of-shop/adopt',
    );
  });
});
