import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { readVariable } from './config';
import { ProductionConfigError, requireProduction } from './production';

type AddFeatures = (
  backend: ReturnType<typeof createBackend>,
  config: Config,
) => void;

async function start(addFeatures: AddFeatures) {
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

/** Starts a backend with the configuration that the command line names; ends the process when it cannot. */
export function startBackend(addFeatures: AddFeatures): void {
  start(addFeatures).catch(error => {
    // What an operator has to put right needs no stack.
    const text =
      error instanceof ProductionConfigError ? error.message : error?.stack;
    process.stderr.write(`${text}\n`, () => process.exit(1));
  });
}
