import {
  parseServiceSpec,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { answers } from '../verify/create/answers';

/** The service that everything here is measured with. */
export function serviceSpec(name: string): ServiceSpec {
  const parsed = parseServiceSpec({
    apiVersion: 'cloudforge.io/v1',
    kind: 'Service',
    language: 'node',
    ...answers(name),
  });
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return parsed.value;
}
