import { actionContext } from '../__testUtils__/actionContext';
import { goldenPath } from '../__testUtils__/goldenPath';
import { exampleAnswers } from './exampleService';
import { createServiceCheckAction } from './serviceCheck';

describe('cloudforge:service:check', () => {
  const test = goldenPath();
  const action = createServiceCheckAction(test.services);
  const check = async (service: object) => {
    const { context, outputs } = actionContext(action, {
      service: { ...service },
    });
    await action.handler(context);
    return outputs;
  };

  it('completes the answers, as the person who started the task', async () => {
    await expect(
      check({ ...exampleAnswers, system: '', preview: null }),
    ).resolves.toEqual({
      service: {
        apiVersion: 'cloudforge.io/v1',
        kind: 'Service',
        ...exampleAnswers,
        secrets: [],
        env: {},
        tags: [],
      },
    });
    expect(test.calls).toEqual(['POST service-checks']);
    expect(test.backend.requests[0].authorization).toContain(
      'user:default/mock',
    );
  });

  it('lists every problem and every clash at once', async () => {
    test.backend.clashes = [
      { system: 'gitlab', message: 'apps/shop exists', url: 'http://g/shop' },
    ];

    const checked = check({ ...exampleAnswers, port: 80, title: '' });

    await expect(checked).rejects.toMatchObject({ name: 'InputError' });
    await expect(checked).rejects.toThrow(/- title: /);
    await expect(checked).rejects.toThrow(/- port: /);
    await expect(checked).rejects.toThrow('- apps/shop exists (http://g/shop)');
  });

  it('lists every clash', async () => {
    test.backend.clashes = [
      { system: 'gitlab', message: 'apps/shop exists' },
      { system: 'argocd', message: 'the project shop exists' },
    ];

    const checked = check(exampleAnswers);

    await expect(checked).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(checked).rejects.toThrow(
      'The name shop is taken:\n- apps/shop exists\n- the project shop exists',
    );
  });

  it('tells what the platform does not offer, each with its path', async () => {
    const [dev, production] = exampleAnswers.environments;
    const { max } = test.backend.platform.resources;

    const checked = check({
      ...exampleAnswers,
      environments: [
        { ...dev, host: 'shop.example.org', cpu: '99' },
        { ...production, memory: '999Gi' },
      ],
    });

    await expect(checked).rejects.toThrow(
      [
        'The answers cannot be used:',
        '- environments.0.host: the host is not below apps.example.com',
        `- environments.0.cpu: at most ${max.cpu} for one replica`,
        `- environments.1.memory: at most ${max.memory} for one replica`,
      ].join('\n'),
    );
  });

  it('lists the hosts that are taken', async () => {
    const host = 'shop-dev.apps.example.com';
    test.backend.clashes = [
      { host, system: 'workloads', message: `the host ${host} belongs to x` },
    ];

    await expect(check(exampleAnswers)).rejects.toThrow(
      `A host of shop is taken:\n- the host ${host} belongs to x`,
    );
  });

  it('writes nowhere what was pasted as the name of a variable', async () => {
    const value = 'glpat-0123456789abcdefghij';
    const { context } = actionContext(action, {
      service: { ...exampleAnswers, env: { [value]: 'x' }, secrets: [value] },
    });
    const logger = jest.spyOn(context.logger, 'info');

    const error = await Promise.resolve(action.handler(context)).catch(
      thrown => thrown,
    );

    expect(error.message).toContain('- env.0: the name of a variable is');
    expect(error.message).toContain('- secrets.0: the name of a secret is');
    expect(`${error.stack}${error.cause}`).not.toContain(value);
    expect(JSON.stringify(logger.mock.calls)).not.toContain(value);
  });

  it.each(['Shop', 'ab', 'x'.repeat(41), 'größe', 'admin', '../x', 42])(
    'refuses the name %p',
    async name => {
      await expect(check({ ...exampleAnswers, name })).rejects.toThrow('name:');
      expect(test.calls).toEqual(['POST service-checks']);
    },
  );

  it("passes the backend's refusal on", async () => {
    test.backend.intercept = () => [
      503,
      {
        error: {
          name: 'ServiceUnavailableError',
          message: 'GitLab did not answer',
        },
      },
    ];

    await expect(check(exampleAnswers)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'GitLab did not answer',
    });
  });
});
