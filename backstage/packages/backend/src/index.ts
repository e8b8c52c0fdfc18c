import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigSources } from '@backstage/config-loader';
import { readVariable } from './config';
import { addFeatures } from './features';
import { ProductionConfigError, requireProduction } from './production';

async function main() {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: process.argv,
      substitutionFunc: readVariable(process.env),
    }),
  );
  requireProduction(config, process.env);

  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
  );
  addFeatures(backend, config);
  await backend.start();
}

main().catch(error => {
  // What an operator has to put right needs no stack.
  const text =
    error instanceof ProductionConfigError ? error.message : error?.stack;
  process.stderr.write(`${text}\n`, () => process.exit(1));
});
