import fc from 'fast-check';
import { platform, shop } from '../__testUtils__/example';
import { RUNS } from '../__testUtils__/rendered';
import { anyPlatformSpec, anyServiceSpec } from '../testing';
import { serviceNames } from './names';

const EXPLORE = /^https:\/\/grafana\.example\.com\/explore\?/;

describe('serviceNames', () => {
  it('names everything of a service', () => {
    expect(serviceNames(shop, platform)).toEqual({
      name: 'shop',
      entityRef: 'component:default/shop',
      apiRef: 'api:default/shop',
      app: {
        path: 'apps/shop',
        group: 'apps',
        url: 'https://gitlab.example.com/apps/shop',
        cloneUrl: 'https://gitlab.example.com/apps/shop.git',
      },
      gitops: {
        path: 'gitops/shop',
        group: 'gitops',
        url: 'https://gitlab.example.com/gitops/shop',
        cloneUrl: 'https://gitlab.example.com/gitops/shop.git',
      },
      workloads: {
        path: 'platform/workloads',
        group: 'platform',
        url: 'https://gitlab.example.com/platform/workloads',
        cloneUrl: 'https://gitlab.example.com/platform/workloads.git',
        directory: 'workloads/shop',
      },
      pipelineUrl: 'https://gitlab.example.com/apps/shop/-/pipelines',
      appProject: 'shop',
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop',
      ciRoleArn: 'arn:aws:iam::123456789012:role/cloudforge-ci-shop',
      environments: [
        {
          environment: 'dev',
          namespace: 'shop-dev',
          application: 'shop-dev',
          applicationUrl:
            'https://argocd.example.com/applications/argocd/shop-dev',
          overlay: 'overlays/dev',
          observability: 'observability/dev',
          secretsPath: 'cloudforge/shop/dev',
          dashboardUid: 'shop-dev',
          dashboardUrl: 'https://grafana.example.com/d/shop-dev',
          logsUrl: expect.stringMatching(EXPLORE),
          tracesUrl: expect.stringMatching(EXPLORE),
          host: 'shop-dev.apps.example.com',
          url: 'https://shop-dev.apps.example.com',
        },
        {
          environment: 'production',
          namespace: 'shop-production',
          application: 'shop-production',
          applicationUrl:
            'https://argocd.example.com/applications/argocd/shop-production',
          overlay: 'overlays/production',
          observability: 'observability/production',
          secretsPath: 'cloudforge/shop/production',
          dashboardUid: 'shop-production',
          dashboardUrl: 'https://grafana.example.com/d/shop-production',
          logsUrl: expect.stringMatching(EXPLORE),
          tracesUrl: expect.stringMatching(EXPLORE),
          host: 'shop.apps.example.com',
          url: 'https://shop.apps.example.com',
        },
      ],
    });
  });

  it('asks for the logs of a namespace, and the traces of a service in its environment', () => {
    const [{ logsUrl, tracesUrl }] = serviceNames(shop, platform).environments;
    const queryOf = (url: string) => {
      const panes = new URL(url).searchParams.get('panes') ?? '';
      return JSON.parse(panes).a.queries[0];
    };
    expect(queryOf(logsUrl)).toMatchObject({
      datasource: { type: 'loki', uid: 'loki' },
      expr: '{namespace="shop-dev"}',
    });
    expect(queryOf(tracesUrl)).toMatchObject({
      datasource: { type: 'tempo', uid: 'tempo' },
      query:
        '{ resource.service.name = "shop" && resource.deployment.environment.name = "dev" }',
    });
  });

  it('gives a host to public services only, and https where there is a certificate', () => {
    const internal = serviceNames({ ...shop, exposure: 'internal' }, platform);
    expect(internal.environments.map(({ url, host }) => url ?? host)).toEqual([
      undefined,
      undefined,
    ]);
    const { certificateArn, ...ingress } = platform.ingress;
    expect(
      serviceNames(shop, { ...platform, ingress }).environments[0].url,
    ).toBe('http://shop-dev.apps.example.com');
  });

  it.each([
    ['eu-central-1', 'arn:aws:'],
    ['cn-north-1', 'arn:aws-cn:'],
    ['us-gov-west-1', 'arn:aws-us-gov:'],
  ])('knows the partition of %s', (region, prefix) => {
    const aws = { ...platform.aws, region };
    expect(serviceNames(shop, { ...platform, aws }).ciRoleArn).toMatch(prefix);
  });

  it('needs no more than a name, for all that does not depend on environments', () => {
    fc.assert(
      fc.property(anyServiceSpec(), anyPlatformSpec(), (spec, anyPlatform) => {
        expect(serviceNames(spec.name, anyPlatform)).toEqual({
          ...serviceNames(spec, anyPlatform),
          environments: [],
        });
      }),
      RUNS,
    );
  });

  it('gives two services with different names no namespace in common', () => {
    const name = fc.stringMatching(/^[ab](-?[ab]){2,5}$/);
    const environments = fc
      .uniqueArray(fc.stringMatching(/^[ab]{2,4}$/), { minLength: 1 })
      .map(names => names.map(of => ({ ...shop.environments[0], name: of })));
    const namespaces = (of: string, list: typeof shop.environments) =>
      serviceNames(
        { ...shop, name: of, environments: list },
        platform,
      ).environments.map(({ namespace }) => namespace);
    fc.assert(
      fc.property(name, environments, name, environments, (a, as, b, bs) => {
        fc.pre(a !== b);
        const taken = new Set(namespaces(a, as));
        expect(namespaces(b, bs).filter(other => taken.has(other))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
