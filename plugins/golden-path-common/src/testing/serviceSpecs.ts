import fc from 'fast-check';
import type {
  PlatformSpec,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import {
  type Environment,
  limits,
  parseServiceSpec,
  reservedVariables,
  serviceSpecSchema,
} from '../spec';
import { anySlo } from './slos';
import { anyLine, anyText } from './texts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'0123456789'];
const CAPITALS = LETTERS.map(letter => letter.toUpperCase());

/** Text of `first`, then any of `middle`, and `last` at the end. */
function word(
  first: readonly string[],
  middle: readonly string[],
  last: readonly string[],
  { min, max }: { min: number; max: number },
): fc.Arbitrary<string> {
  const rest = fc
    .tuple(
      fc.string({
        unit: fc.constantFrom(...middle),
        minLength: Math.max(0, min - 2),
        maxLength: max - 2,
      }),
      fc.constantFrom(...last),
    )
    .map(parts => parts.join(''));
  return fc
    .tuple(
      fc.constantFrom(...first),
      min < 2 ? fc.oneof(fc.constant(''), rest) : rest,
    )
    .map(parts => parts.join(''));
}

const lower = [...LETTERS, ...DIGITS];
const mixed = [...lower, ...CAPITALS];

const label = (range: { min: number; max: number }) =>
  word(LETTERS, [...lower, '-'], lower, range);

const host = fc
  .tuple(fc.array(label({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }))
  .map(([labels]) => `${labels.join('.')}.example.com`);

const replicas = fc
  .tuple(fc.integer({ ...limits.replicas }), fc.integer({ ...limits.replicas }))
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

const secretName = fc
  .oneof(
    fc.constantFrom('DATABASE_URL', 'NO', 'Y', 'E3', 'S3_KEY'),
    fc
      .array(
        word(CAPITALS, CAPITALS, [...CAPITALS, ...DIGITS], { min: 1, max: 11 }),
        { minLength: 1, maxLength: 5 },
      )
      .map(words => words.join('_')),
  )
  .filter(name => !reservedVariables.includes(name));

const secrets = fc.uniqueArray(secretName, { maxLength: 4 });

const environment: fc.Arbitrary<Environment> = fc.record(
  {
    name: word(LETTERS, lower, lower, limits.environmentName),
    replicas,
    cpu: fc.oneof(
      fc.integer({ min: 1, max: 99_999 }).map(number => `${number}m`),
      fc.integer({ min: 1, max: 99 }).map(String),
    ),
    memory: fc
      .tuple(fc.integer({ min: 1, max: 999_999 }), fc.constantFrom('Mi', 'Gi'))
      .map(parts => parts.join('')),
    host,
    secrets,
  },
  { requiredKeys: ['name', 'replicas'] },
);

const variable = fc
  .oneof(
    fc.constantFrom('NO', 'ON', 'Y', 'NULL', '_', 'E3', 'LOG_LEVEL', 'PATH'),
    fc
      .array(
        fc.string({
          unit: fc.constantFrom(...CAPITALS, ...DIGITS),
          maxLength: 11,
        }),
        { minLength: 1, maxLength: 10 },
      )
      .map(words => words.join('_'))
      .filter(name => /^[A-Z_]/.test(name)),
  )
  .filter(name => !reservedVariables.includes(name));

const owner = fc
  .tuple(
    fc.constantFrom('group', 'user'),
    label({ min: 1, max: limits.entityName.max }),
    word(mixed, [...mixed, '.', '_', '-'], mixed, {
      min: 1,
      max: limits.entityName.max,
    }),
  )
  .map(([kind, namespace, name]) => `${kind}:${namespace}/${name}`);

/**
 * Any service specification that parses, with texts and names that break what
 * is put together carelessly.
 *
 * @public
 */
export function anyServiceSpec(): fc.Arbitrary<ServiceSpec> {
  const spec: fc.Arbitrary<ServiceSpec> = fc.record(
    {
      apiVersion: fc.constant('cloudforge.io/v1' as const),
      kind: fc.constant('Service' as const),
      name: label(limits.name),
      title: anyLine(limits.title.max),
      description: anyText(limits.description.max),
      owner,
      system: label({ min: 1, max: 63 }),
      language: fc.constant('node' as const),
      port: fc.integer({ ...limits.port }),
      exposure: fc.constantFrom('public' as const, 'internal' as const),
      environments: fc.uniqueArray(environment, {
        minLength: limits.environments.min,
        maxLength: limits.environments.max,
        selector: ({ name }) => name,
      }),
      env: fc.dictionary(variable, anyText(limits.env.maxValue), {
        maxKeys: 5,
        noNullPrototype: true,
      }),
      secrets,
      slo: anySlo(),
      costCenter: fc.oneof(
        fc.constantFrom('0123', '1e3', 'yes', '2024-01-01', '0x1F'),
        word(mixed, [...mixed, '.', '_', '-'], mixed, {
          min: 1,
          max: limits.costCenter.max,
        }),
      ),
      tags: fc.uniqueArray(
        fc.constantFrom('node', 'c#', 'c++', 'a:b', '1', 'yes', '#1', ':x'),
        { maxLength: 5 },
      ),
    },
    {
      requiredKeys: [
        'apiVersion',
        'kind',
        'name',
        'title',
        'description',
        'owner',
        'language',
        'port',
        'exposure',
        'environments',
        'env',
        'secrets',
        'costCenter',
        'tags',
      ],
    },
  );
  // What is left are reserved names, and hosts and names that were drawn twice.
  return spec.filter(value => serviceSpecSchema.safeParse(value).success);
}

/** With every host below the platform's domain, where it has to be. */
function onPlatform(spec: ServiceSpec, { domain }: PlatformSpec): ServiceSpec {
  return {
    ...spec,
    environments: spec.environments.map(({ host: given, ...rest }) => ({
      ...rest,
      ...(given && { host: `${given.split('.')[0]}.${domain}` }),
    })),
  };
}

/**
 * Any service specification that parses for a platform.
 *
 * @public
 */
export function anyServiceSpecOn(
  platform: PlatformSpec,
): fc.Arbitrary<ServiceSpec> {
  return anyServiceSpec()
    .map(spec => onPlatform(spec, platform))
    .filter(spec => parseServiceSpec(spec, platform).ok);
}
