import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { deepEqual } from 'node:assert/strict';
import request from 'supertest';
import { createGoldenPathPlugin } from '../createGoldenPathPlugin';
import type { VendorNames } from '../operations/Acceptance';
import { appConfig } from './appConfig';
import { ALICE, portalPolicy } from './portalPolicy';
import { serviceSpec } from './serviceSpec';
import { Hooks, toyDefinition } from './toyDefinition';
import { ToyVendor } from './ToyVendor';

const API = '/api/golden-path';

/** An archive as far as its first bytes tell. */
export const GZIP = Buffer.from([0x1f, 0x8b, 8, 0]);

/** The HTTP API over a toy vendor, asked as people ask it: alice, unless a test says who. */
export class ApiStand {
  readonly vendor = new ToyVendor();
  readonly hooks: Hooks = {};
  /** How audited events ended, oldest first. */
  readonly recorded: { eventId: string; outcome: 'success' | 'fail' }[] = [];
  /** What the vendors say of any name: by whom it is taken. */
  taken: string[] = [];
  /** Hosts of the workloads repository. */
  takenHosts: string[] = [];
  #backend!: TestBackend;

  private constructor() {}

  static async start(): Promise<ApiStand> {
    const stand = new ApiStand();
    stand.#backend = await startTestBackend({
      features: [
        createGoldenPathPlugin(() => ({
          definition: toyDefinition(stand.vendor, stand.hooks),
          names: stand.#names(),
        })),
        mockServices.rootConfig.factory({ data: appConfig() }),
        catalogServiceMock.factory(),
        stand.#auditor().factory,
        portalPolicy,
      ],
    });
    return stand;
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.#backend.server.port()}${API}${path}`;
  }

  get(path: string, who = ALICE) {
    return request(this.#backend.server)
      .get(`${API}${path}`)
      .set('authorization', who);
  }

  post(path: string, body?: object, who = ALICE) {
    return request(this.#backend.server)
      .post(`${API}${path}`)
      .set('authorization', who)
      .send(body);
  }

  /** Hands over the source of an operation. */
  put(id: string, body: Buffer = GZIP, who = ALICE) {
    return request(this.#backend.server)
      .put(`${API}/operations/${id}/source`)
      .set('authorization', who)
      .set('content-type', 'application/gzip')
      .send(body);
  }

  /** Has an operation accepted, and returns its id. */
  async accept(name = 'shop', who = ALICE, owner?: string): Promise<string> {
    const { status, body } = await this.post(
      '/operations',
      { spec: serviceSpec({ name, ...(owner ? { owner } : {}) }) },
      who,
    );
    deepEqual({ status, error: body.error }, { status: 201, error: undefined });
    return body.id;
  }

  /** Follows an operation until it is in this state, and returns it. */
  async until(id: string, state: string) {
    let after = 0;
    for (;;) {
      const { body } = await this.get(
        `/operations/${id}/events?after=${after}&wait=5000`,
      );
      if (body.operation.state === state) {
        return body.operation;
      }
      after = body.events.at(-1)?.seq ?? after;
    }
  }

  #names(): VendorNames {
    return {
      check: async name => ({
        name,
        available: this.taken.length === 0,
        problems: [],
        clashes: this.taken.map(message => ({ system: 'gitlab', message })),
      }),
      checkHost: async host => {
        const available = !this.takenHosts.includes(host);
        const clashes = available
          ? []
          : [{ host, system: 'workloads' as const, message: 'mine' }];
        return { host, available, problems: [], clashes };
      },
    };
  }

  #auditor() {
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockImplementation(async ({ eventId }) => ({
      success: async () => {
        this.recorded.push({ eventId, outcome: 'success' });
      },
      fail: async () => {
        this.recorded.push({ eventId, outcome: 'fail' });
      },
    }));
    return auditor;
  }
}
