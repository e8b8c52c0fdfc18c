import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';

const INSTALL = 'npm ci --cache .npm --prefer-offline --no-audit --no-fund';

/** Stages `lint` and `test` of a Node.js service: whatever its own scripts say. */
export function nodeJobs({ platform }: ServiceContext): Record<string, Job> {
  const job = (stage: string, script: string): Job => ({
    stage,
    image: platform.images.node,
    script: [INSTALL, script],
    needs: [],
    cache: { key: { files: ['package-lock.json'] }, paths: ['.npm/'] },
  });
  return {
    lint: job('lint', 'npm run lint'),
    test: job('test', 'npm test'),
  };
}
