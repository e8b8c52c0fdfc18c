import {
  coreServices,
  createServiceFactory,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject } from '@backstage/types';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import scaffolderModuleGoldenPath from '../index';

const templates = path.resolve(__dirname, '../../../../templates');

interface Task {
  id: string;
  status: string;
}

interface TaskEvent {
  type: string;
  body: { message: string; output?: JsonObject };
}

/** The real scaffolder with one template of this repository. */
export async function startScaffolder(
  template: string,
  goldenPath: DiscoveryService,
) {
  const file = path.join(templates, template, 'template.yaml');
  const entity = parse(await readFile(file, 'utf8'));
  const location = `file:${file}`;
  entity.metadata.annotations = {
    'backstage.io/managed-by-location': location,
    'backstage.io/managed-by-origin-location': location,
  };
  const discovery = createServiceFactory({
    service: coreServices.discovery,
    deps: {},
    factory: () => goldenPath,
  });
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleGoldenPath,
      catalogServiceMock.factory({ entities: [entity] }),
      mockServices.rootConfig.factory({ data: {} }),
      discovery,
    ],
  });

  async function call<T>(method: string, resource: string, body?: object) {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/scaffolder/v2/${resource}`,
      {
        method,
        headers: {
          Authorization: mockCredentials.user.header(),
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    const answer = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${resource}: ${response.status} ${answer}`);
    }
    return JSON.parse(answer) as T;
  }

  return {
    /** Runs the template to its end, as somebody who fills in the form does. */
    async run(values: JsonObject) {
      const { id } = await call<Task>('POST', 'tasks', {
        templateRef: `template:default/${template}`,
        values,
      });
      let task: Task;
      do {
        await sleep(50);
        task = await call<Task>('GET', `tasks/${id}`);
      } while (['open', 'processing'].includes(task.status));
      const events = await call<TaskEvent[]>('GET', `tasks/${id}/events`);
      return {
        id,
        status: task.status,
        log: events.map(event => event.body.message).join('\n'),
        output: events.find(event => event.type === 'completion')?.body.output,
      };
    },
    dryRun: (values: JsonObject, directoryContents: object[]) =>
      call<{ output: JsonObject; directoryContents: { path: string }[] }>(
        'POST',
        'dry-run',
        { template: entity, values, directoryContents },
      ),
    close: () => backend.stop(),
  };
}
