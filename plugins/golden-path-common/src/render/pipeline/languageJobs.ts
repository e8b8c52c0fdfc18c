import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';
import { REPORTS } from './Toolchain';
import { packageCache, toolchainOf } from './toolchainOf';

/** Stages `lint` and `test`. */
export function languageJobs(context: ServiceContext): Record<string, Job> {
  const toolchain = toolchainOf(context);
  const { image, coverage } = toolchain;
  const cache = packageCache(toolchain);
  return {
    lint: { stage: 'lint', image, script: toolchain.lint, needs: [], cache },
    test: {
      stage: 'test',
      image,
      script: toolchain.test,
      needs: [],
      cache,
      coverage,
      artifacts: {
        when: 'always',
        paths: ['reports/'],
        reports: {
          junit: REPORTS.junit,
          coverage_report: {
            coverage_format: 'cobertura',
            path: REPORTS.cobertura,
          },
        },
        expire_in: '30 days',
      },
    },
  };
}
