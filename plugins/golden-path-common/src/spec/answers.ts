import { parseServiceSpec, type Parsed } from './parse';
import type { PlatformSpec } from './PlatformSpec';
import { serviceSpecSchema, type ServiceSpec } from './ServiceSpec';

const ANSWERED = Object.keys(serviceSpecSchema.shape).filter(
  key => key !== 'apiVersion' && key !== 'kind',
);

/** A form leaves out what was left empty, and a template step hands it on as an empty text. */
const WHEN_EMPTY = { description: '', env: {}, secrets: [], tags: [] };

/**
 * Reads the answers of a form: the keys of a {@link ServiceSpec} without
 * `apiVersion` and `kind`. Answers to other questions are left out. Reports
 * every problem at once, never throws.
 *
 * @param platform - as in {@link parseServiceSpec}
 *
 * @public
 */
export function parseServiceAnswers(
  answers: Readonly<Record<string, unknown>>,
  platform?: PlatformSpec,
): Parsed<ServiceSpec> {
  const given = ANSWERED.flatMap(key =>
    isEmpty(answers[key]) ? [] : [[key, answers[key]]],
  );
  return parseServiceSpec(
    {
      apiVersion: 'cloudforge.io/v1',
      kind: 'Service',
      ...WHEN_EMPTY,
      ...Object.fromEntries(given),
    },
    platform,
  );
}

function isEmpty(answer: unknown): boolean {
  return answer === undefined || answer === null || answer === '';
}
