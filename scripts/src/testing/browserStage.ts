import { verifyCreate } from '../verify/create/verifyCreate';
import { findChromium } from './chromium';
import { Stage } from './Outcome';
import { outcomeOfRows } from './outcomeOfRows';

const NAME = 'browser journeys';

/** The portal as people use it, in Chromium, and a sample of what `verify:create` shows. */
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
    return outcomeOfRows(await verifyCreate({ sample: true }));
  },
};
