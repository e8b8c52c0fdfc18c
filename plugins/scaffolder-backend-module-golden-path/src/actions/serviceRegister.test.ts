import { actionContext } from '../__testUtils__/actionContext';
import { goldenPath } from '../__testUtils__/goldenPath';
import { exampleService } from './exampleService';
import { createServiceRegisterAction } from './serviceRegister';

describe('cloudforge:service:register', () => {
  const test = goldenPath();
  const action = createServiceRegisterAction(test.services);

  const published = () => test.backend.published(exampleService);

  it('follows to the end and says what was made', async () => {
    test.backend.registration = {
      state: 'done',
      effects: [
        {
          seq: 1,
          stage: 'projects',
          title: 'GitLab project apps/shop',
          url: 'http://localhost:7100/apps/shop',
          state: 'applied',
        },
        { seq: 2, stage: 'argocd', title: 'workloads/shop', state: 'applied' },
      ],
    };
    const { context, outputs, log } = actionContext(action, {
      operationId: published(),
    });

    await action.handler(context);

    expect(test.calls).toEqual(['POST operations/operation-1/registration']);
    expect(outputs).toEqual({
      entityRef: 'component:default/shop',
      applications: [
        {
          environment: 'dev',
          name: 'shop-dev',
          url: 'http://localhost:7101/applications/argocd/shop-dev',
        },
        {
          environment: 'production',
          name: 'shop-production',
          url: 'http://localhost:7101/applications/argocd/shop-production',
        },
      ],
      summary: [
        '**shop** is made:',
        '',
        '- [GitLab project apps\\/shop](<http://localhost:7100/apps/shop>)',
        '- workloads\\/shop',
        '',
        '[How it was made](</operations/operation-1>)',
      ].join('\n'),
    });
    expect(log).toEqual(['info catalog: did catalog for shop']);
  });

  it('says that everything is undone when it fails', async () => {
    test.backend.registration = {
      state: 'undone',
      error: 'Argo CD refused the application',
    };
    const { context, outputs } = actionContext(action, {
      operationId: published(),
    });

    await expect(action.handler(context)).rejects.toThrow(
      'shop was not made: Argo CD refused the application\n\nNothing is left behind',
    );
    expect(outputs).toEqual({});
  });

  it('cancels the operation when the task is cancelled, and says what became of it', async () => {
    const controller = new AbortController();
    test.backend.registration = { state: 'never' };
    test.backend.cancellation = {
      state: 'undone',
      error: 'cancelled',
      effects: [
        {
          seq: 1,
          stage: 'projects',
          title: 'GitLab project apps/shop',
          state: 'undone',
        },
      ],
    };
    test.backend.intercept = ({ path }) => {
      if (path.endsWith('/registration')) {
        controller.abort();
      }
      return undefined;
    };
    const { context, outputs, log } = actionContext(
      action,
      { operationId: published() },
      { signal: controller.signal },
    );

    await expect(action.handler(context)).rejects.toThrow(
      'The task was cancelled\n\nshop was not made: cancelled\n\nUndone:\n- GitLab project apps/shop\n\nNothing is left behind',
    );
    expect(test.calls.at(-1)).toBe('POST operations/operation-1/cancel');
    expect(log.join()).toContain(
      'The task was cancelled. Undoing what was made: /operations/operation-1 in the portal',
    );
    expect(outputs).toEqual({});
  });

  it('leaves as it is what was made before the cancellation came', async () => {
    const controller = new AbortController();
    test.backend.registration = { state: 'never' };
    test.backend.cancellation = { state: 'done' };
    test.backend.intercept = ({ path }) => {
      if (path.endsWith('/registration')) {
        controller.abort();
      }
      return undefined;
    };
    const { context } = actionContext(
      action,
      { operationId: published() },
      { signal: controller.signal },
    );

    await expect(action.handler(context)).rejects.toThrow(
      'The task was cancelled\n\nshop had been made before it could be undone, and is left as it is.',
    );
  });

  it('cancels what is published when the registration cannot begin', async () => {
    const { context } = actionContext(action, { operationId: published() });
    test.backend.intercept = ({ path }) =>
      path.endsWith('/registration')
        ? [409, { error: { name: 'ConflictError', message: 'not waiting' } }]
        : undefined;

    await expect(action.handler(context)).rejects.toThrow(/^not waiting\n/);
    expect(test.calls.at(-1)).toBe('POST operations/operation-1/cancel');
  });

  it('only says what it would do in a dry run', async () => {
    const { context, outputs, log } = actionContext(
      action,
      { operationId: 'dry-run-shop' },
      { isDryRun: true },
    );

    await action.handler(context);

    expect(test.calls).toEqual(['GET platform']);
    expect(outputs).toEqual({
      entityRef: 'component:default/shop',
      applications: [],
      summary: 'Dry run: nothing was made.',
    });
    expect(log.join()).toContain('would register shop');
  });
});
