import { sampleCloudCore } from '../verify/cloud-core/verifyCloudCore';
import type { Stage } from './Outcome';
import { outcomeOfRows } from './outcomeOfRows';
import { turn } from './turn';

/** Nearly all of what `verify:cloud-core` shows. */
export const cloudCoreStage: Stage = {
  name: 'what designs of cloud resources become',
  async run() {
    const { results, skipped } = await sampleCloudCore(await turn());
    return { ...outcomeOfRows(results), skipped };
  },
};
