import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  type HostCheck,
  type NameCheck,
  claimedHosts,
} from '@cloudforge/plugin-golden-path-common';
import { examplePlatform } from '@cloudforge/plugin-golden-path-common/testing';
import { Knex } from 'knex';
import { createProcessClock } from '../database/DatabaseClock';
import { NoticeStore } from '../database/NoticeStore';
import { OperationReader } from '../database/OperationReader';
import { OperationStore } from '../database/OperationStore';
import { Notices } from '../notices/Notices';
import { Acceptance } from '../operations/Acceptance';
import { OperationDefinition } from '../operations/Effect';
import { OperationEngine } from '../operations/OperationEngine';
import { EngineTimes, FinalState } from '../operations/OperationRunner';
import { OperationWatch } from '../operations/OperationWatch';
import { Reasons } from '../operations/Reasons';
import { undoAgainDelays } from '../operations/undoDelays';
import { StandInNotifications } from './StandInNotifications';

export const ADMINISTRATORS = 'group:default/platform-admins';
export const LEASE_MS = 30_000;
export const HAND_OVER_MS = 45_000;
export const SETTLE_MS = 15_000;

/** The database's time, moved by hand: nothing in a test waits for a lease to run out. */
export class HandClock {
  ms = Date.parse('2026-11-01T00:00:00Z');
  /** Told after every move. */
  onAdvance = () => {};

  advance(ms: number): void {
    this.ms += ms;
    this.onAdvance();
  }
}

export interface ReplicaOptions {
  knex: Knex;
  clock: HandClock;
  definition: OperationDefinition;
  times?: Partial<EngineTimes>;
  names?: (name: string) => Promise<NameCheck>;
  hosts?: (host: string) => Promise<HostCheck>;
  /** Wraps what the engine writes through, as to fail or die there. */
  wrapStore?: (store: OperationStore) => OperationStore;
  /** Likewise for what people are told. */
  wrapNotices?: (store: NoticeStore) => NoticeStore;
  notifications?: NotificationService;
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** By the real clock: how long a new attempt of a task waits for the undo of the last. */
  patienceMs?: number;
}

/** One process of the portal, as far as operations go. */
export function startReplica(options: ReplicaOptions) {
  const { knex, clock, definition } = options;
  const { wrapStore = store => store, wrapNotices = store => store } = options;
  const logger = mockServices.logger.mock();
  const reader = new OperationReader(knex);
  const watch = new OperationWatch({ reader, logger, tailMs: 10 });
  const databaseClock = createProcessClock(knex, () => clock.ms);
  const store = wrapStore(
    new OperationStore(knex, databaseClock, operation =>
      watch.changed(operation),
    ),
  );
  const ends: FinalState[] = [];
  const slept: number[] = [];
  const engine = new OperationEngine({
    store,
    reader,
    definition,
    logger,
    times: {
      leaseMs: LEASE_MS,
      handOverMs: HAND_OVER_MS,
      settleMs: SETTLE_MS,
      undoRetryDelaysMs: [1_000, 2_000],
      undoAgainDelaysMs: undoAgainDelays(),
      ...options.times,
    },
    reasons: new Reasons(['s3cret-token']),
    steadyNow: () => clock.ms,
    onFinal: async end => {
      ends.push(end);
    },
    sleep:
      options.sleep ??
      (async (ms, signal) => {
        slept.push(ms);
        clock.advance(ms);
        signal.throwIfAborted();
      }),
  });
  const acceptance = new Acceptance({
    store,
    reader,
    engine,
    watch,
    names: {
      check:
        options.names ??
        (async name => ({ name, available: true, problems: [], clashes: [] })),
      checkHost:
        options.hosts ??
        (async host => ({ host, available: true, problems: [], clashes: [] })),
    },
    hostsOf: spec => claimedHosts(spec, examplePlatform()),
    handOverMs: HAND_OVER_MS,
    patienceMs: options.patienceMs ?? 5_000,
  });
  const notices = new Notices({
    store: wrapNotices(new NoticeStore(knex, databaseClock)),
    reader,
    notifications: options.notifications ?? new StandInNotifications(),
    installed: async () => true,
    administrators: [ADMINISTRATORS],
    logger,
    timeoutMs: 60_000,
  });
  return {
    engine,
    acceptance,
    notices,
    store,
    reader,
    watch,
    ends,
    slept,
    logger,
  };
}

export type Replica = ReturnType<typeof startReplica>;
