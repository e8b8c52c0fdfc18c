import {
  type EffectView,
  type NameClash,
  type OperationEvent,
  type OperationState,
  type OperationView,
  type PlatformSpec,
  type ServiceSpec,
  parseServiceAnswers,
} from '@cloudforge/plugin-golden-path-common';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { platform } from './platform';

/** How a phase ends; `never` leaves it running until it is cancelled. */
export interface PhaseEnd {
  state: OperationState | 'never';
  error?: string;
  effects?: EffectView[];
}

export interface FakeRequest {
  method: string;
  path: string;
  authorization?: string;
  body: Buffer;
}

interface FakeOperation {
  view: OperationView;
  spec: ServiceSpec;
  events: OperationEvent[];
}

type Answer = [status: number, body: object, headers?: Record<string, string>];

/** Speaks the API of golden-path-backend over real HTTP; what happens in it is scripted. */
export class FakeGoldenPath {
  readonly requests: FakeRequest[] = [];
  readonly operations = new Map<string, FakeOperation>();
  clashes: NameClash[] = [];
  publish: PhaseEnd = { state: 'waiting' };
  registration: PhaseEnd = { state: 'done' };
  cancellation: PhaseEnd = { state: 'undone', error: 'cancelled' };
  /** Called with every request before it is answered; an answer of its own replaces the real one. */
  intercept: (request: FakeRequest) => Answer | undefined = () => undefined;

  readonly platform: PlatformSpec = platform;

  /** What came in that is no mere question. */
  get changes(): FakeRequest[] {
    return this.requests.filter(
      ({ method, path }) =>
        method !== 'GET' && !path.endsWith('/service-checks'),
    );
  }

  /** Has an operation whose first phase is over. */
  published(spec: object, id = 'operation-1'): string {
    this.#accept({ spec: spec as ServiceSpec }, id);
    this.#phase(id, 'projects', { state: 'waiting' });
    return id;
  }

  answer(request: FakeRequest): Answer {
    this.requests.push(request);
    return this.intercept(request) ?? this.#route(request);
  }

  #route({ method, path, body }: FakeRequest): Answer {
    const [resource, id, action] = path.split('?')[0].split('/').slice(3);
    switch (`${method} ${resource}/${action ?? ''}`) {
      case 'GET platform/':
        return [200, this.platform];
      case 'POST service-checks/': {
        const { service } = JSON.parse(body.toString());
        const parsed = parseServiceAnswers(service, this.platform);
        const problems = parsed.ok ? [] : parsed.problems;
        return [
          200,
          {
            problems,
            clashes: this.clashes,
            ...(parsed.ok && { service: parsed.value }),
          },
        ];
      }
      case 'POST operations/':
        return [201, this.#accept(JSON.parse(body.toString()))];
      case 'PUT operations/source':
        return [202, this.#phase(id, 'projects', this.publish)];
      case 'POST operations/registration':
        return [202, this.#phase(id, 'catalog', this.registration)];
      case 'POST operations/cancel':
        return [202, this.#phase(id, 'projects', this.cancellation)];
      case 'GET operations/events': {
        const after = Number(
          new URLSearchParams(path.split('?')[1]).get('after'),
        );
        const { view, events } = this.#operation(id);
        return [
          200,
          { operation: view, events: events.filter(({ seq }) => seq > after) },
        ];
      }
      default:
        return [404, { error: { name: 'NotFoundError', message: path } }];
    }
  }

  #accept(
    { spec, taskId }: { spec: ServiceSpec; taskId?: string },
    id = `operation-${this.operations.size + 1}`,
  ) {
    const view: OperationView = {
      id,
      kind: 'create-service',
      service: spec.name,
      owner: spec.owner,
      initiator: 'user:default/alice',
      taskId,
      state: 'waiting',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
      effects: [],
    };
    this.operations.set(id, { view, spec, events: [] });
    return view;
  }

  #phase(id: string, stage: OperationEvent['stage'], end: PhaseEnd) {
    const operation = this.#operation(id);
    const { view, spec, events } = operation;
    const running = { ...view, state: 'running' as const };
    events.push({
      seq: events.length + 1,
      at: view.updatedAt,
      stage,
      level: end.error ? 'error' : 'info',
      message: end.error ?? `did ${stage} for ${view.service}`,
    });
    operation.view = {
      ...view,
      state: end.state === 'never' ? 'running' : end.state,
      error: end.error,
      effects: end.effects ?? view.effects,
      links: {
        appRepository: `${this.platform.gitlab.baseUrl}/apps/${spec.name}`,
        gitopsRepository: `${this.platform.gitlab.baseUrl}/gitops/${spec.name}`,
        pipeline: `${this.platform.gitlab.baseUrl}/apps/${spec.name}/-/pipelines`,
        entityRef: `component:default/${spec.name}`,
        applications: spec.environments.map(({ name }) => ({
          environment: name,
          name: `${spec.name}-${name}`,
          url: `${this.platform.argocd.baseUrl}/applications/argocd/${spec.name}-${name}`,
        })),
      },
    };
    return running;
  }

  #operation(id: string): FakeOperation {
    const operation = this.operations.get(id);
    if (!operation) {
      throw new Error(`no operation ${id}`);
    }
    return operation;
  }
}

/** Starts it on loopback; `url` is what discovery answers. */
export async function startFakeGoldenPath() {
  const fake = new FakeGoldenPath();
  const server = createServer(async (request, response) => {
    const [status, body, headers] = fake.answer({
      method: request.method!,
      path: request.url!,
      authorization: request.headers.authorization,
      body: await read(request),
    });
    // A real long poll is held back; without that a test would poll without rest.
    await sleep(request.url!.includes('wait=') ? 10 : 0);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...headers,
    });
    // The error handler of every Backstage backend adds this.
    const about = status < 400 ? {} : { response: { statusCode: status } };
    response.end(JSON.stringify({ ...body, ...about }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    fake,
    url: `http://127.0.0.1:${port}/api/golden-path`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
