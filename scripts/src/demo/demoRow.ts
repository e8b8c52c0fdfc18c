import { must } from '../verify/expect';
import { Row } from '../verify/Row';
import { DemoStand } from './DemoStand';
import { Figures, observe } from './observe';

const REQUESTS = 100;
const CALLERS = 10;
const FAULTS = { errorPercent: 20, latencyMs: 300 };

/** Exactly what was injected, of a source that nobody told. */
function mustShow(source: string, { requests, errors, slow }: Figures): void {
  const found = `${requests} requests, ${errors} errors, ${slow} above 300 ms`;
  const wanted = `${REQUESTS} requests, ${
    (REQUESTS * FAULTS.errorPercent) / 100
  } errors, ${REQUESTS} above 300 ms`;
  must(found === wanted, `${source} say ${found}, not ${wanted}`);
}

/** Needs a package registry the first time. */
export const demoRow: Row<unknown> = {
  section: 'demo',
  name: '20 % errors and 300 ms injected are what metrics and traces say',
  async run() {
    const stand = await DemoStand.start();
    try {
      await stand.drive(CALLERS, CALLERS);
      await stand.inject('rental', FAULTS);
      const [rental] = await observe(stand, () =>
        stand.drive(REQUESTS, CALLERS),
      );
      mustShow('metrics', rental.metrics);
      mustShow('traces', rental.traces);
      const mean = (1000 * rental.metrics.seconds) / REQUESTS;
      return `of ${REQUESTS} requests 20 % failed and all took above 300 ms, ${mean.toFixed(
        1,
      )} ms in the mean`;
    } finally {
      await stand.stop();
    }
  },
};
