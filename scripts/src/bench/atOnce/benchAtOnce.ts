import { percentile } from '../statistics';
import { AtOnceStand } from './AtOnceStand';
import { Way } from './Caller';

/** How many Creates at once, and how often each way; fewer of what takes longer. */
const LEVELS = [
  { atOnce: 1, rounds: 15 },
  { atOnce: 10, rounds: 5 },
  { atOnce: 50, rounds: 3 },
];

/** At once, before anything is measured, so that both ways meet a portal at work. */
const WARM_UP = 10;

export interface AtOnceResult {
  atOnce: number;
  rounds: number;
  /** Operations a second, the median of the rounds. */
  portal: number;
  bare: number;
  /** Share of the bare calls' time that the portal takes longer: the median over pairs of rounds. */
  overhead: number;
}

/** Creates over the portal beside the same work by bare calls, in turns, so that both meet the same machine. */
export async function benchAtOnce(): Promise<AtOnceResult[]> {
  const stand = await AtOnceStand.open();
  let services = 0;
  const round = (way: Way, count: number) => {
    const names = Array.from({ length: count }, () => {
      services += 1;
      return `bench${String(services).padStart(4, '0')}`;
    });
    return stand.caller.create({ way, names });
  };
  try {
    await round('portal', WARM_UP);
    await round('bare', WARM_UP);
    const results: AtOnceResult[] = [];
    for (const { atOnce, rounds } of LEVELS) {
      const times: Record<Way, number>[] = [];
      for (let turn = 0; turn < rounds; turn++) {
        times.push(await pair(turn, way => round(way, atOnce)));
      }
      results.push(resultOf(atOnce, times));
    }
    return results;
  } finally {
    await stand.close();
  }
}

/** Each way once; which is first changes, since whoever comes second meets more services. */
async function pair(
  turn: number,
  round: (way: Way) => Promise<number>,
): Promise<Record<Way, number>> {
  if (turn % 2 === 0) {
    const portal = await round('portal');
    return { portal, bare: await round('bare') };
  }
  const bare = await round('bare');
  return { bare, portal: await round('portal') };
}

function resultOf(atOnce: number, times: Record<Way, number>[]): AtOnceResult {
  const perSecond = (ms: number[]) => (atOnce * 1_000) / percentile(ms, 0.5);
  return {
    atOnce,
    rounds: times.length,
    portal: perSecond(times.map(({ portal }) => portal)),
    bare: perSecond(times.map(({ bare }) => bare)),
    overhead: percentile(
      times.map(({ portal, bare }) => portal / bare - 1),
      0.5,
    ),
  };
}
