import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import {
  kubernetesApiRef,
  type KubernetesApi,
} from '@backstage/plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { kubernetesModule } from './kubernetesModule';

const shop = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    annotations: { 'backstage.io/kubernetes-id': 'shop' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-rental' },
};

const labels = { 'backstage.io/kubernetes-id': 'shop', app: 'shop' };

/** What the Kubernetes backend answers for a service with one pod. */
const answer: Awaited<ReturnType<KubernetesApi['getObjectsByEntity']>> = {
  items: [
    {
      cluster: { name: 'frankfurt' },
      podMetrics: [],
      errors: [],
      resources: [
        {
          type: 'deployments',
          resources: [
            {
              metadata: {
                name: 'shop',
                namespace: 'shop-dev',
                uid: '1',
                labels,
              },
              spec: {
                replicas: 1,
                selector: { matchLabels: { app: 'shop' } },
                template: { metadata: { labels }, spec: { containers: [] } },
              },
              status: { replicas: 1, readyReplicas: 1 },
            },
          ],
        },
        {
          type: 'replicasets',
          resources: [
            {
              metadata: {
                name: 'shop-5d9',
                namespace: 'shop-dev',
                uid: '2',
                labels,
                ownerReferences: [
                  {
                    apiVersion: 'apps/v1',
                    kind: 'Deployment',
                    name: 'shop',
                    uid: '1',
                  },
                ],
              },
              spec: { selector: { matchLabels: { app: 'shop' } } },
            },
          ],
        },
        {
          type: 'pods',
          resources: [
            {
              metadata: {
                name: 'shop-5d9-x7k2p',
                namespace: 'shop-dev',
                uid: '3',
                labels,
                ownerReferences: [
                  {
                    apiVersion: 'apps/v1',
                    kind: 'ReplicaSet',
                    name: 'shop-5d9',
                    uid: '2',
                  },
                ],
              },
              spec: { containers: [{ name: 'shop' }] },
              status: {
                phase: 'Running',
                containerStatuses: [],
                conditions: [],
              },
            },
          ],
        },
      ],
    },
  ],
};

/** The tab is loaded when it is opened, which takes its time in a test. */
const PATIENCE = { timeout: 30_000 };
jest.setTimeout(60_000);

function open(kubernetes: Partial<KubernetesApi>) {
  renderTestApp({
    extensions: [createTestEntityPage({ entity: shop })],
    features: [kubernetesPlugin, kubernetesModule],
    apis: [
      [kubernetesApiRef, kubernetes as KubernetesApi],
      mockApis.permission(),
    ],
  });
}

describe('the Kubernetes tab', () => {
  it('says why it is empty when no cluster is connected', async () => {
    const getObjectsByEntity = jest.fn();
    open({ getClusters: async () => [], getObjectsByEntity });
    expect(await screen.findByRole('status', {}, PATIENCE)).toHaveTextContent(
      'No cluster is connected',
    );
    expect(getObjectsByEntity).not.toHaveBeenCalled();
  });

  it('says so when the clusters cannot be read', async () => {
    open({
      getClusters: async () => {
        throw new Error('Request failed with 502 Bad Gateway.');
      },
    });
    expect(await screen.findByRole('alert', {}, PATIENCE)).toHaveTextContent(
      'Request failed with 502 Bad Gateway. Reload the page to try again.',
    );
  });

  it('shows what runs on a connected cluster', async () => {
    open({
      getClusters: async () => [
        { name: 'frankfurt', authProvider: 'serviceAccount' },
      ],
      getObjectsByEntity: async () => answer,
    });
    const cluster = await screen.findByText('frankfurt', {}, PATIENCE);
    expect(screen.getByText('1 pod')).toBeInTheDocument();
    await userEvent.click(cluster);
    expect(await screen.findByText('shop', {}, PATIENCE)).toBeInTheDocument();
    expect(screen.queryByText('No cluster is connected')).toBeNull();
  });
});
