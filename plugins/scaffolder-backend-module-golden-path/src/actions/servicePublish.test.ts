import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { actionContext } from '../__testUtils__/actionContext';
import { goldenPath } from '../__testUtils__/goldenPath';
import { packWorkspace } from '../workspace/packWorkspace';
import { exampleService } from './exampleService';
import { createServicePublishAction } from './servicePublish';

const projectEffect = {
  seq: 1,
  stage: 'projects' as const,
  title: 'GitLab project apps/shop',
  url: 'http://localhost:7100/apps/shop',
};

describe('cloudforge:service:publish', () => {
  const test = goldenPath();
  const action = createServicePublishAction(test.services);

  async function prepared(
    more: { isDryRun?: boolean; signal?: AbortSignal } = {},
  ) {
    const prepare = actionContext(action, { service: exampleService }, more);
    await writeFile(
      path.join(prepare.context.workspacePath, 'README.md'),
      '# shop',
    );
    return prepare;
  }

  it('hands the workspace over and follows to both repositories', async () => {
    const { context, outputs, log } = await prepared();

    await action.handler(context);

    expect(test.calls).toEqual([
      'POST operations',
      'PUT operations/operation-1/source',
    ]);
    const [accept, source] = test.backend.requests;
    expect(JSON.parse(accept.body.toString())).toEqual({
      spec: exampleService,
      taskId: context.task.id,
    });
    expect(source.body).toEqual(await packWorkspace(context.workspacePath));
    expect(log).toContain(
      'info An operation makes shop: /operations/operation-1 in the portal',
    );
    expect(log).toContain('info projects: did projects for shop');
    expect(outputs).toEqual({
      operationId: 'operation-1',
      operationPage: '/operations/operation-1',
      appRepository: 'http://localhost:7100/apps/shop',
      gitopsRepository: 'http://localhost:7100/gitops/shop',
      pipeline: 'http://localhost:7100/apps/shop/-/pipelines',
    });
  });

  it('does not wait for news when the state is older than the last event', async () => {
    const { context } = await prepared();
    let polls = 0;
    test.backend.intercept = ({ path: url }) => {
      const { view, events } = test.backend.operations.get('operation-1') ?? {};
      return url.includes('/events') && polls++ === 0
        ? [200, { operation: { ...view, state: 'running' }, events }]
        : undefined;
    };

    await action.handler(context);

    expect(
      test.backend.requests
        .filter(request => request.path.includes('/events'))
        .map(request => request.path.split('?')[1]),
    ).toEqual(['after=0&wait=20000', 'after=1&wait=0']);
  });

  it('starts an operation of its own with every attempt', async () => {
    const { context, outputs } = await prepared();

    await action.handler(context);
    await action.handler(context);

    expect(outputs.operationId).toBe('operation-2');
  });

  it('only says what it would do in a dry run', async () => {
    const { context, outputs, log } = await prepared({ isDryRun: true });

    await action.handler(context);

    expect(test.calls).toEqual(['GET platform']);
    expect(log.join()).toMatch(/would hand over \d+ bytes .* of shop/);
    expect(outputs).toEqual({
      operationId: 'dry-run-shop',
      appRepository: 'http://localhost:7100/apps/shop',
      gitopsRepository: 'http://localhost:7100/gitops/shop',
      pipeline: 'http://localhost:7100/apps/shop/-/pipelines',
    });
  });

  it('says why it failed and that all is undone', async () => {
    test.backend.publish = {
      state: 'undone',
      error: 'GitLab refused the push',
      effects: [{ ...projectEffect, state: 'undone' }],
    };
    const { context, outputs, log } = await prepared();

    await expect(action.handler(context)).rejects.toThrow(
      [
        'shop was not made: GitLab refused the push',
        '',
        'Undone:',
        '- GitLab project apps/shop',
        '',
        'Nothing is left behind; the name can be used again.',
      ].join('\n'),
    );
    expect(outputs).toEqual({});
    expect(log).toContain('error projects: GitLab refused the push');
  });

  it('says what was kept and what could not be undone', async () => {
    test.backend.publish = {
      state: 'stuck',
      error: 'GitLab refused the push',
      effects: [
        { ...projectEffect, state: 'kept', note: 'it has a commit by bob' },
        {
          ...projectEffect,
          seq: 2,
          url: undefined,
          title: 'GitLab project gitops/shop',
          state: 'failed',
          note: 'GitLab answered 403',
        },
      ],
    };
    const { context } = await prepared();

    await expect(action.handler(context)).rejects.toThrow(
      /Kept, .*:\n- GitLab project apps\/shop \(\S+\) – it has a commit by bob\n\nCould not be undone:\n- GitLab project gitops\/shop – GitLab answered 403\n\nA person .* \/operations\/operation-1 in the portal/,
    );
  });

  it('cancels the operation when the task is cancelled, and waits for the undo', async () => {
    const controller = new AbortController();
    const { context } = await prepared({ signal: controller.signal });
    test.backend.publish = {
      state: 'never',
      effects: [{ ...projectEffect, state: 'applied' }],
    };
    test.backend.cancellation = {
      state: 'undone',
      error: 'cancelled',
      effects: [{ ...projectEffect, state: 'undone' }],
    };
    test.backend.intercept = ({ path: url }) => {
      if (url.includes('/events')) {
        controller.abort();
      }
      return undefined;
    };

    await expect(action.handler(context)).rejects.toThrow(
      /^The task was cancelled\n\nshop was not made: cancelled\n\nUndone:\n- GitLab project apps\/shop/,
    );
    expect(test.calls.at(-1)).toBe('POST operations/operation-1/cancel');
  });

  it('cancels what is made when the task is cancelled at the last moment', async () => {
    const controller = new AbortController();
    const { context, outputs } = await prepared({ signal: controller.signal });
    test.backend.cancellation = {
      state: 'undone',
      error: 'cancelled',
      effects: [{ ...projectEffect, state: 'undone' }],
    };
    const atLast = jest
      .spyOn(context.logger, 'info')
      .mockImplementation(message => {
        if (message.includes('did projects')) {
          controller.abort();
        }
      });

    await expect(action.handler(context)).rejects.toThrow(
      /^The task was cancelled\n\nshop was not made: cancelled\n\nUndone:/,
    );
    expect(atLast).toHaveBeenCalledWith('projects: did projects for shop');
    expect(test.calls.at(-1)).toBe('POST operations/operation-1/cancel');
    expect(outputs).toEqual({});
  });

  it('ends when an administrator keeps what is left', async () => {
    test.backend.publish = {
      state: 'adopted',
      error: 'GitLab refused the push',
      effects: [
        { ...projectEffect, state: 'failed', note: 'GitLab answered 403' },
        { ...projectEffect, seq: 2, state: 'applied' },
      ],
    };
    const { context } = await prepared();

    await expect(action.handler(context)).rejects.toThrow(
      /Could not be undone:\n.* – GitLab answered 403\n\nNot undone:\n.*\n\nAn administrator has decided that it stays as it is: \/operations\/operation-1 in the portal\.$/,
    );
  });

  it('does not start when the task was cancelled meanwhile', async () => {
    const controller = new AbortController();
    const { context } = await prepared({ signal: controller.signal });
    test.backend.intercept = ({ method, path: url }) => {
      if (method === 'POST' && url.endsWith('/operations')) {
        controller.abort();
      }
      return undefined;
    };

    await expect(action.handler(context)).rejects.toThrow('cancelled');
    expect(test.calls).toEqual([
      'POST operations',
      'POST operations/operation-1/cancel',
    ]);
  });

  it('gives the name back at once when the source is refused', async () => {
    const { context } = await prepared();
    test.backend.intercept = ({ method }) =>
      method === 'PUT'
        ? [413, { error: { name: 'SourceTooLargeError', message: 'too big' } }]
        : undefined;

    await expect(action.handler(context)).rejects.toThrow(
      /^too big\n\nshop was not made/,
    );
    expect(test.calls.at(-1)).toBe('POST operations/operation-1/cancel');
  });

  it('bears with a backend that is away for a moment', async () => {
    const { context, outputs } = await prepared();
    const failures = new Set(['PUT', 'GET']);
    test.backend.intercept = ({ method }) =>
      failures.delete(method) ? [502, {}, { 'Retry-After': '0' }] : undefined;

    await action.handler(context);

    expect(failures.size).toBe(0);
    expect(outputs.operationId).toBe('operation-1');
  });

  it.each([
    [403, 'NotAllowedError', 'you are not in team-rental'],
    [409, 'ConflictError', 'apps/shop exists'],
    [400, 'InputError', 'port: too low'],
  ])('passes a refusal with %p on', async (status, name, message) => {
    const { context } = await prepared();
    test.backend.intercept = () => [status, { error: { name, message } }];

    await expect(action.handler(context)).rejects.toMatchObject({
      name,
      message,
    });
  });

  it('makes no operation of a workspace that cannot be packed', async () => {
    const { context } = actionContext(action, { service: exampleService });

    await expect(action.handler(context)).rejects.toThrow('workspace is empty');
    expect(test.calls).toEqual([]);
  });
});
