import { DemoStand, Faults, NO_FAULTS } from './DemoStand';
import { observe } from './observe';
import { renderReport } from './report';
import { DemoName, demoServices } from './services';

type Injected = Partial<Record<DemoName, Faults>>;

/** One after the other; what is not named has no faults. */
const STEPS: Injected[] = [
  {},
  { rental: { errorPercent: 20, latencyMs: 0 } },
  { vehicles: { errorPercent: 0, latencyMs: 300 } },
  { rental: { errorPercent: 20, latencyMs: 300 } },
  {
    rental: { errorPercent: 10, latencyMs: 0 },
    vehicles: { errorPercent: 5, latencyMs: 400 },
    platform: { errorPercent: 2, latencyMs: 100 },
  },
];

export interface Load {
  /** In each step. */
  requests: number;
  /** At a time. */
  callers: number;
  rounds: number;
  /** Ends it before its time, after the step in hand. */
  signal: AbortSignal;
}

/** Injects faults step by step and prints what telemetry shows of them. */
export async function runScenario(
  stand: DemoStand,
  { requests, callers, rounds, signal }: Load,
): Promise<void> {
  // Connections and compiled code are there before anything is measured.
  await stand.drive(callers, callers);
  for (let round = 0; round < rounds; round++) {
    for (const step of STEPS) {
      if (signal.aborted) {
        return;
      }
      for (const name of demoServices) {
        await stand.inject(name, step[name] ?? NO_FAULTS);
      }
      const observations = await observe(stand, () =>
        stand.drive(requests, callers),
      );
      console.log(
        `\n${renderReport(
          observations.map(observation => ({
            ...observation,
            injected: step[observation.service] ?? NO_FAULTS,
          })),
        )}`,
      );
    }
  }
}
