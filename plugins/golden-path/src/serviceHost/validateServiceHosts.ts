import type { ApiHolder } from '@backstage/frontend-plugin-api';
import {
  type PlatformSpec,
  claimedHosts,
  hostProblems,
} from '@cloudforge/plugin-golden-path-common';
import { explainError } from '../api/explainError';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { platformOf } from '../api/platformOf';
import { addErrors, lookUp } from '../availability/Availability';
import type { Answers } from './claimedHost';

function typedHosts({ environments }: Answers): string[] {
  return Array.isArray(environments)
    ? environments
        .map(environment => environment?.host)
        .filter(host => typeof host === 'string')
    : [];
}

/**
 * Runs when a person presses Next: refuses hosts that are taken, typed or
 * usual, or of which that cannot be told now. Of a field in an array the form
 * gives the whole array, once, so all hosts are looked at together.
 */
export async function validateServiceHosts(
  _value: unknown,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder; formData: Answers },
): Promise<void> {
  const api = context.apiHolder.get(goldenPathApiRef);
  if (!api) {
    throw new Error(
      'Hosts cannot be checked: the golden path plugin is not part of this portal.',
    );
  }
  let platform: PlatformSpec;
  try {
    platform = await platformOf(api);
  } catch (error) {
    addErrors(
      'the host',
      { kind: 'unknown', reason: explainError(error) },
      field,
    );
    return;
  }
  new Set(
    typedHosts(context.formData).flatMap(host => hostProblems(host, platform)),
  ).forEach(problem => field.addError(problem));
  const hosts = claimedHosts(context.formData, platform);
  const states = await Promise.all(
    hosts.map(host => lookUp(() => api.checkHost(host))),
  );
  states.forEach((state, index) => addErrors(hosts[index], state, field));
}
