import {
  OperationState,
  OperationView,
} from '@cloudforge/plugin-golden-path-common';
import { exampleService } from '@cloudforge/plugin-golden-path-common/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { must } from '../expect';
import { packService } from './packService';
import { Replica, Stand } from './Stand';

const AT_REST: OperationState[] = ['done', 'undone', 'stuck', 'adopted'];

/** One Create as its caller sees it, over the portal's API. */
export class Creation {
  id?: string;

  constructor(private readonly stand: Stand, readonly service: string) {}

  /**
   * Both phases, each asked of its replica; ends early, as a caller does, when
   * the operation will not come to its end or the replica is gone.
   */
  async run(
    [first, second]: [Replica, Replica] = [this.stand.up, this.stand.up],
  ): Promise<void> {
    const spec = exampleService({
      name: this.service,
      owner: 'group:default/team-rental',
      environments: [
        {
          name: 'dev',
          replicas: { min: 1, max: 1 },
          cpu: '100m',
          memory: '128Mi',
        },
      ],
    });
    const api = first.alice.goldenPath;
    const source = await packService(spec, await api.platform());
    const { id } = await api.accept({ spec });
    this.id = id;
    await api.handIn(id, source);
    const published = await this.follow(first, ['waiting']);
    if (published === 'waiting') {
      await second.alice.goldenPath.register(id);
      await this.follow(second, []);
    }
  }

  /** Like `run`, for a caller whose replica is going to die. */
  async runUntilKilled(replica: Replica): Promise<void> {
    try {
      await this.run([replica, replica]);
    } catch (error) {
      // A connection may break a moment before the process is known to be gone.
      await Promise.race([replica.portal.exited, sleep(5_000)]);
      must(
        !replica.portal.running,
        `${this.service}: ${(error as Error).message}`,
      );
    }
  }

  async view(replica = this.stand.up): Promise<OperationView> {
    must(this.id, `${this.service} was accepted`);
    return replica.alice.goldenPath.operation(this.id);
  }

  /** @throws Error when the operation is not at rest within the time. */
  async untilAtRest(replica?: Replica, ms = 120_000): Promise<OperationView> {
    const deadline = Date.now() + ms;
    for (;;) {
      const view = await this.view(replica);
      if (AT_REST.includes(view.state)) {
        return view;
      }
      must(
        Date.now() < deadline,
        `${this.service} is still ${view.state} after ${ms / 1000} s (${
          view.stage
        }): ${view.error}`,
      );
      await sleep(250);
    }
  }

  /** @throws Error when what was stuck is not undone by itself within ten minutes. */
  async untilUndone(): Promise<void> {
    const deadline = Date.now() + 600_000;
    for (;;) {
      const { state, nextUndoAt } = await this.view();
      if (state === 'undone') {
        return;
      }
      must(
        Date.now() < deadline,
        `${this.service} is still ${state}, to be tried again at ${nextUndoAt}`,
      );
      await sleep(1_000);
    }
  }

  private async follow(
    { alice }: Replica,
    until: OperationState[],
  ): Promise<OperationState> {
    let after = 0;
    for (;;) {
      const { operation, events } = await alice.goldenPath.events(this.id!, {
        after,
        wait: 5_000,
      });
      after = events.at(-1)?.seq ?? after;
      if ([...until, ...AT_REST].includes(operation.state)) {
        return operation.state;
      }
    }
  }
}
