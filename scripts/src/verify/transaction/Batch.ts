import { OperationView } from '@cloudforge/plugin-golden-path-common';
import { must, mustBeAsBefore } from '../expect';
import { Creation } from './Creation';
import { Case, Fault } from './faults';
import { pointsOf } from './points';
import { sliceOf, without } from './slices';
import { Stand } from './Stand';

/** By effect. */
type Ends = Map<string, { case: Case; view: OperationView }>;

/** As many Creates as there are effects, each met by the fault at another, and what became of all. */
export class Batch {
  static async run(stand: Stand, fault: Fault): Promise<Batch> {
    const before = await stand.everything();
    const cases = pointsOf('', stand.options.mode).flatMap((_, index) => {
      const creation = new Creation(stand, stand.newName());
      const point = pointsOf(creation.service, stand.options.mode)[index];
      return fault.exempt?.(point) ? [] : [{ point, creation }];
    });
    try {
      await fault.run(stand, cases);
    } finally {
      await stand.clear();
      // While another replica is up, what is dead stays so: the other one takes over.
      if (!stand.isUp) {
        await stand.revive();
      }
    }
    const ends = new Map<string, { case: Case; view: OperationView }>();
    for (const each of cases) {
      ends.set(each.point.effect, {
        case: each,
        view: await each.creation.untilAtRest(),
      });
    }
    await stand.revive();
    await untilShown(stand, ends);
    return new Batch(stand, ends, before, await stand.everything());
  }

  private constructor(
    private readonly stand: Stand,
    private readonly ends: Ends,
    private readonly before: object,
    private readonly after: object,
  ) {}

  /** @throws Error unless the service whose effect was met is exactly whole or exactly absent. */
  async verdict(effect: string): Promise<string> {
    const end = this.ends.get(effect);
    must(end, `there was a case for ${effect}`);
    const { service } = end.case.creation;
    const { state, error } = end.view;
    must(
      state === 'done' || state === 'undone',
      `${service} is ${state}: ${error}${left(end.view)}`,
    );
    mustBeAsBefore(
      state === 'done' ? await this.stand.wholeSlice() : {},
      sliceOf(service, this.after),
    );
    const { available, clashes } =
      await this.stand.up.alice.goldenPath.checkName(service);
    must(
      available === (state === 'undone'),
      `${service} is ${state}, and its name is ${
        available
          ? 'free'
          : `taken: ${clashes.map(({ message }) => message).join('; ')}`
      }`,
    );
    return state === 'done' ? 'whole, name taken' : 'absent, name free';
  }

  /** @throws Error when anything else than the services of the batch has changed. */
  everythingElse(): string {
    const services = [...this.ends.values()].map(
      end => end.case.creation.service,
    );
    mustBeAsBefore(this.before, without(services, this.after));
    return 'as before';
  }
}

/** The catalog reads a service's file a moment after it knows of it. */
async function untilShown(stand: Stand, ends: Ends): Promise<void> {
  for (const { case: each, view } of ends.values()) {
    if (view.state === 'done') {
      await stand.up.alice.untilEntity(`api:default/${each.creation.service}`);
    }
  }
}

function left({ effects }: OperationView): string {
  return effects
    .filter(({ state }) => state !== 'undone')
    .map(({ title, state, note }) => `\n  ${title}: ${state}, ${note}`)
    .join('');
}
