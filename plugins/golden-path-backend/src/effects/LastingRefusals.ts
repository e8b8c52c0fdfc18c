import { InputError } from '@backstage/errors';
import { performance } from 'node:perf_hooks';
import type { ArgoCdApplication } from '../vendors';

/** Milliseconds that a refusal must last before it is believed. */
const PATIENCE = { usual: 20_000, definite: 5_000 };

/** About the Application itself, not about a project or repository that Argo CD has yet to see. */
const isDefinite = (type: string, message: string) =>
  type === 'InvalidSpecError' && !/does not exist|not found/i.test(message);

interface Refusal {
  text: string;
  patience: number;
}

/** What Argo CD objects to, and since when. */
export class LastingRefusals {
  private since = new Map<string, number>();

  /** In Argo CD's own words; undefined when there is nothing. */
  get current(): string | undefined {
    return this.since.size > 0 ? [...this.since.keys()].join('; ') : undefined;
  }

  /** Throws InputError when one has lasted too long to be passing. */
  see(applications: ArgoCdApplication[]): void {
    const now = performance.now();
    const refusals = applications.flatMap(refusalsOf);
    this.since = new Map(
      refusals.map(({ text }) => [text, this.since.get(text) ?? now]),
    );
    const lasting = refusals.find(
      ({ text, patience }) => now - (this.since.get(text) ?? now) >= patience,
    );
    if (lasting) {
      throw new InputError(`Argo CD refused the service: ${lasting.text}`);
    }
  }
}

/** Argo CD's errors (`InvalidSpecError`, `ComparisonError`, `SyncError` …) end like this; its warnings do not. */
function refusalsOf({
  name,
  conditions,
  failure,
}: ArgoCdApplication): Refusal[] {
  const refusals = conditions
    .filter(({ type }) => type.endsWith('Error'))
    .map(({ type, message }) => ({
      text: `Application ${name}: ${type}: ${message}`,
      patience: isDefinite(type, message) ? PATIENCE.definite : PATIENCE.usual,
    }));
  return failure
    ? [
        ...refusals,
        {
          text: `Application ${name}: the sync failed: ${failure}`,
          patience: PATIENCE.usual,
        },
      ]
    : refusals;
}
