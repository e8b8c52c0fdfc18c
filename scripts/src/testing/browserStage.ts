import { runCommand } from '../process/runCommand';
import { findChromium } from './chromium';
import { Stage, wholeStage } from './Outcome';

const NAME = 'browser journeys';

/** The portal as people use it, in Chromium, over the production build of the page. */
export const browserStage: Stage = {
  name: NAME,
  async run() {
    if (!findChromium()) {
      return {
        passed: 0,
        failed: [],
        skipped: [
          `${NAME}: Chromium is not installed (Debian: chromium; or set CHROMIUM_PATH)`,
        ],
      };
    }
    return wholeStage(NAME, () =>
      runCommand('node', ['scripts/run.mjs', 'verify-create', '--sample']),
    ).run();
  },
};
