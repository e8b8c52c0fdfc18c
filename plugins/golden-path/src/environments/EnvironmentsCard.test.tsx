import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import type {
  EnvironmentStatus,
  ServiceStatus,
} from '@cloudforge/plugin-golden-path-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { goldenPathPlugin } from '../plugin';
import { component } from '../__testUtils__/examples';
import { failure, portal, type Answer } from '../__testUtils__/portal';

const shop = component('shop', 'The shop');

const dev: EnvironmentStatus = {
  environment: 'dev',
  namespace: 'shop-dev',
  url: 'https://shop-dev.example.com',
  application: { name: 'shop-dev', url: 'https://argocd.example.com/shop-dev' },
  dashboardUrl: 'https://grafana.example.com/d/1',
  logsUrl: 'https://grafana.example.com/explore?logs',
  tracesUrl: 'https://grafana.example.com/explore?traces',
  deployed: {
    sync: 'Synced',
    health: 'Degraded',
    revision: {
      id: '0123456789abcdef0123456789abcdef01234567',
      url: 'https://gitlab.example.com/gitops/shop/-/commit/0123',
    },
    images: [`registry/shop@sha256:${'ab'.repeat(32)}`],
    syncedAt: '2026-01-01T10:00:00Z',
    problems: ['Pod shop-1 is out of memory'],
  },
};

function open(status: () => Answer) {
  const server = portal(({ line }) =>
    line.includes('/status') ? status() : { body: { items: [] } },
  );
  renderTestApp({
    features: [goldenPathPlugin],
    extensions: [createTestEntityPage({ entity: shop })],
    apis: [
      [goldenPathApiRef, server.client],
      [catalogApiRef, catalogApiMock({ entities: [shop] })],
      mockApis.permission(),
    ],
  });
  return server;
}

const answer = (...environments: EnvironmentStatus[]): Answer => ({
  body: {
    name: 'shop',
    slo: { availability: 99.5, latency: { percent: 99, milliseconds: 500 } },
    owners: {
      service: 'group:default/team-rental',
      platform: 'platform',
    },
    links: {
      pipeline: 'https://gitlab.example.com/apps/shop/-/pipelines',
      repository: 'https://gitlab.example.com/apps/shop',
      gitopsRepository: 'https://gitlab.example.com/gitops/shop',
      boundary: 'https://gitlab.example.com/platform/workloads',
    },
    environments,
  } satisfies ServiceStatus,
});

describe('the environments of a service', () => {
  it('says what runs where, since when, and whether it works', async () => {
    open(() => answer(dev));
    const link = await screen.findByRole('link', { name: /^dev/ });
    expect(link).toHaveAttribute('href', 'https://shop-dev.example.com');
    const row = link.closest('li')!;
    expect(within(row).getByText('Synced')).toBeInTheDocument();
    expect(within(row).getByText('Degraded')).toBeInTheDocument();
    expect(within(row).getByText('sha256:abababababab')).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: /^01234567/ }),
    ).toHaveAttribute('href', dev.deployed!.revision!.url);
    for (const page of ['Argo CD', 'Dashboard', 'Logs', 'Traces']) {
      expect(
        within(row).getByRole('link', { name: new RegExp(`^${page} of dev`) }),
      ).toBeInTheDocument();
    }
    expect(screen.getByText(/^99.5 % of requests do not fail/)).toBeVisible();
    expect(screen.getByText(/platform approves/)).toBeVisible();
    expect(
      within(row).getByText('Pod shop-1 is out of memory'),
    ).toBeInTheDocument();
  });

  it('says what is not there yet', async () => {
    open(() =>
      answer(
        {
          ...dev,
          url: undefined,
          deployed: { ...dev.deployed!, images: ['registry/shop:unbuilt'] },
        },
        { ...dev, environment: 'production', deployed: undefined },
      ),
    );
    expect(
      await screen.findByText('Not registered with Argo CD.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /^dev/ })).toBeNull();
  });

  it('says why it failed, and tries again when asked', async () => {
    const answers = [
      failure(503, 'ServiceUnavailableError', 'Argo CD is away.'),
      answer(dev),
    ];
    open(() => answers.shift()!);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Argo CD is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: /^dev/ }),
    ).toBeInTheDocument();
  });
});
