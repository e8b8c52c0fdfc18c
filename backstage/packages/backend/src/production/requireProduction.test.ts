import { ConfigReader } from '@backstage/config';
import {
  completeEnvironment,
  loadProductionConfig,
} from '../testing/productionConfig';
import { ProductionConfigError, requireProduction } from './requireProduction';

describe('requireProduction', () => {
  const sandbox = new ConfigReader({
    cloudforge: { mode: 'sandbox' },
    auth: { providers: { guest: {} } },
  });

  it('leaves development alone', () => {
    expect(() =>
      requireProduction(sandbox, { NODE_ENV: 'development' }),
    ).not.toThrow();
  });

  it('checks whatever runs under NODE_ENV=production', () => {
    expect(() =>
      requireProduction(sandbox, { NODE_ENV: 'production' }),
    ).toThrow(ProductionConfigError);
  });

  it('checks what calls itself production, whatever NODE_ENV says', async () => {
    const config = await loadProductionConfig({
      ...completeEnvironment,
      GITHUB_CLIENT_ID: undefined,
    });
    expect(() => requireProduction(config, {})).toThrow(
      [
        'CloudForge does not start in production. Put these right and start again:',
        '  - GITHUB_CLIENT_ID is missing (auth.providers.github.production.clientId)',
      ].join('\n'),
    );
  });
});
