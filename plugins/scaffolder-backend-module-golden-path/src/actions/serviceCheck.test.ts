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
    expect(test.calls).toEqual(['GET names/shop']);
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

  it.each(['Shop', 'ab', 'x'.repeat(41), 'größe', 'admin', '../x', 42])(
    'asks nobody about the name %p',
    async name => {
      await expect(check({ ...exampleAnswers, name })).rejects.toThrow('name:');
      expect(test.calls).toEqual([]);
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
