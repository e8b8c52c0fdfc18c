import { Span } from '../telemetry/Span';
import { registryAnswers } from '../testing/registryAnswers';
import { DemoStand, NO_FAULTS } from './DemoStand';
import { observe, Observation } from './observe';

const REQUESTS = 50;
const CALLERS = 5;

/** In CI a registry that cannot be reached is a failure, elsewhere a reason to skip. */
const whenReachable = registryAnswers() || process.env.CI ? it : it.skip;

describe('the demo services', () => {
  let stand: DemoStand | undefined;
  afterEach(() => stand?.stop());

  whenReachable(
    'show 20 % errors and 300 ms exactly as injected, in metrics as in traces',
    async () => {
      stand = await DemoStand.start();
      await stand.drive(CALLERS, CALLERS);
      await showsWhatIsInjected(stand);
      await stand.inject('rental', NO_FAULTS);
      await showsNothing(stand);
    },
    600_000,
  );
});

async function showsWhatIsInjected(stand: DemoStand) {
  await stand.inject('rental', { errorPercent: 20, latencyMs: 300 });
  let answers = {};

  const [rental, vehicles, platform] = await observe(stand, async () => {
    answers = await stand.drive(REQUESTS, CALLERS);
  });

  expect(answers).toEqual({ 200: 40, 502: 10 });
  expect(agreed(rental)).toEqual({ requests: 50, errors: 10, slow: 50 });
  expect(agreed(vehicles)).toMatchObject({ requests: 50, errors: 0 });
  expect(agreed(platform)).toEqual({ requests: 50, errors: 10, slow: 50 });
  const withAttribute = (name: string, value: unknown) =>
    rental.spans.filter(({ attributes }) => attributes[name] === value);
  expect(withAttribute('fault.latency_ms', 300)).toHaveLength(50);
  expect(withAttribute('fault.error', true)).toEqual(
    rental.spans.filter(({ failed }) => failed),
  );
  await expectWholeTraces(stand, platform.spans);
}

async function showsNothing(stand: DemoStand) {
  const observations = await observe(stand, () =>
    stand.drive(REQUESTS, CALLERS),
  );

  for (const observation of observations) {
    expect(agreed(observation)).toMatchObject({ requests: 50, errors: 0 });
    expect(
      observation.spans.filter(span => 'fault.latency_ms' in span.attributes),
    ).toEqual([]);
  }
}

/** What was counted, after making sure that metrics and traces say the same. */
function agreed({ metrics, traces }: Observation) {
  const { seconds: byMetrics, ...counted } = metrics;
  const { seconds: byTraces, ...traced } = traces;
  expect(traced).toEqual(counted);
  // Spans are kept in whole nanoseconds, from two roundings each.
  expect(Math.abs(byMetrics - byTraces)).toBeLessThan(REQUESTS * 1e-8);
  return counted;
}

/** The orchestrator's span, its two calls, and what they met there. */
async function expectWholeTraces({ collector }: DemoStand, roots: Span[]) {
  for (const root of roots) {
    const calls = await collector.until(
      span => span.kind === 'client' && span.parentSpanId === root.spanId,
      2,
    );
    const met = await Promise.all(
      calls.map(async call => {
        const [span] = await collector.until(
          ({ parentSpanId }) => parentSpanId === call.spanId,
        );
        expect(span.traceId).toBe(root.traceId);
        expect(span.failed).toBe(call.failed);
        return span.resource['service.name'];
      }),
    );
    expect(met.sort()).toEqual(['rental', 'vehicles']);
    expect(root.failed).toBe(calls.some(({ failed }) => failed));
  }
}
