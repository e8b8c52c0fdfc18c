import type { ServiceContext } from '../ServiceContext';
import type { Toolchain } from './Toolchain';

const INSTALL = 'npm ci --cache .npm --prefer-offline --no-audit --no-fund';

const AUDIT = 'npm audit --package-lock-only';

/** Whatever the service's own scripts `lint` and `test:ci` say. */
export function nodeToolchain({ platform }: ServiceContext): Toolchain {
  return {
    image: platform.images.node,
    lint: [INSTALL, 'npm run lint'],
    test: [INSTALL, 'npm run test:ci'],
    // The table that Node's test runner prints.
    coverage: '/all files\\s*\\|\\s*(\\d+\\.?\\d*)/',
    audit: {
      script: [
        // The report lists everything, so its own result does not count.
        `${AUDIT} --json > npm-audit.json || true`,
        `${AUDIT} --audit-level=${platform.blockingSeverity}`,
      ],
      file: 'npm-audit.json',
    },
    cache: { lockFile: 'package-lock.json', folder: '.npm' },
    cacheInImage: '/root/.npm',
  };
}
