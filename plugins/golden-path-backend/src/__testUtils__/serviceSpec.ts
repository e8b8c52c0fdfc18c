import type { ServiceSpec } from '@cloudforge/plugin-golden-path-common';
import { exampleService } from '@cloudforge/plugin-golden-path-common/testing';

/** The example with one environment, to spare the sandbox what no test asks about. */
export function serviceSpec(overrides: Partial<ServiceSpec> = {}): ServiceSpec {
  const [dev] = exampleService().environments;
  return exampleService({ environments: [dev], ...overrides });
}
