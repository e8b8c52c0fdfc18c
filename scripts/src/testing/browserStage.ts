import { verifyCreate } from '../verify/create/verifyCreate';
import { findChromium } from './chromium';
import { Stage } from './Outcome';

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
    const results = await verifyCreate({ sample: true });
    return {
      passed: results.filter(({ ok }) => ok).length,
      failed: results
        .filter(({ ok }) => !ok)
        .map(({ section, name }) => `${section}: ${name}`),
      skipped: [],
    };
  },
};
