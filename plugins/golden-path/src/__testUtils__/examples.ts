import type { Entity } from '@backstage/catalog-model';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import {
  examplePlatform,
  exampleService,
} from '@cloudforge/plugin-golden-path-common/testing';

export const platform = examplePlatform();

const {
  apiVersion: _apiVersion,
  kind: _kind,
  ...complete
} = exampleService({ name: 'car-search', title: 'Car search' });

/** What a person answered, complete and allowed. */
export const answers = complete;

/** An operation that went well, unless said otherwise. */
export function operation(change: Partial<OperationView> = {}): OperationView {
  const service = change.service ?? 'shop';
  return {
    id: `operation-of-${service}`,
    kind: 'create-service',
    service,
    owner: 'group:default/team-rental',
    initiator: 'user:default/alice',
    taskId: `task-of-${service}`,
    state: 'done',
    stage: 'argocd',
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:02.000Z',
    effects: [],
    links: {
      appRepository: `http://localhost:7100/apps/${service}`,
      gitopsRepository: `http://localhost:7100/gitops/${service}`,
      pipeline: `http://localhost:7100/apps/${service}/-/pipelines`,
      entityRef: `component:default/${service}`,
      applications: [],
    },
    ...change,
  };
}

/** A service as the catalog has it. */
export function component(
  name: string,
  title: string,
  owner = 'group:default/team-rental',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name,
      title,
      annotations: {
        'backstage.io/source-location': `url:http://localhost:7100/apps/${name}/-/tree/main/`,
        'cloudforge.io/gitops-repository': `http://localhost:7100/gitops/${name}`,
      },
      links: [
        {
          title: 'Source',
          url: `http://localhost:7100/apps/${name}`,
          icon: 'code',
        },
        {
          title: 'GitOps repository',
          url: `http://localhost:7100/gitops/${name}`,
          icon: 'code',
        },
        { title: 'dev', url: `https://${name}.example.com`, icon: 'web' },
      ],
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
