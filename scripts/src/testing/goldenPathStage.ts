import { missingPrograms } from '../verify/golden-path/PipelineRunner';
import { verifyGoldenPath } from '../verify/golden-path/verifyGoldenPath';
import { Stage } from './Outcome';
import { outcomeOfRows } from './outcomeOfRows';

const NAME = 'the pipeline of a service';

/** What `verify:golden-path` shows. */
export const goldenPathStage: Stage = {
  name: NAME,
  async run() {
    const missing = await missingPrograms();
    if (missing.length > 0) {
      return {
        passed: 0,
        failed: [],
        skipped: [`${NAME}: not installed: ${missing.join(', ')}`],
      };
    }
    return outcomeOfRows(await verifyGoldenPath());
  },
};
