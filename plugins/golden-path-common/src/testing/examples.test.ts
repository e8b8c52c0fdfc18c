import { parsePlatformSpec, parseServiceSpec } from '../spec';
import { examplePlatform, exampleService } from './examples';

describe('examples', () => {
  it('are a service and a platform that parse unchanged', () => {
    expect(parseServiceSpec(exampleService())).toEqual({
      ok: true,
      value: exampleService(),
    });
    expect(parsePlatformSpec(examplePlatform())).toEqual({
      ok: true,
      value: examplePlatform(),
    });
  });

  it('are changed for one test only', () => {
    const service = exampleService({ name: 'other' });
    service.environments.pop();
    const platform = examplePlatform({ gitlab: 'http://localhost:7100' });
    platform.argocd.namespace = 'other';

    expect(service.name).toBe('other');
    expect(exampleService()).toMatchObject({
      name: 'shop',
      environments: [{ name: 'dev' }, { name: 'production' }],
    });
    expect(platform.gitlab.baseUrl).toBe('http://localhost:7100');
    expect(examplePlatform()).toMatchObject({
      gitlab: { baseUrl: 'https://gitlab.example.com' },
      argocd: { namespace: 'argocd' },
    });
  });
});
