import type { Rule } from '../rules';

type Read = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): Read[] =>
  (Array.isArray(value) ? value : []).filter(
    item => typeof item === 'object' && item !== null,
  );

const indexes = (config: Read) => [
  ...listOf(config.globalSecondaryIndex),
  ...listOf(config.localSecondaryIndex),
];

const differ = (values: readonly unknown[]) =>
  new Set(values).size === values.length;

/** Names of the attributes by which the table and its indexes are looked up. */
function keyNames(config: Read): Set<unknown> {
  const all = [{ hashKey: 'id', ...config }, ...indexes(config)];
  return new Set(
    all
      .flatMap(({ hashKey, rangeKey }: Read) => [hashKey, rangeKey])
      .filter(name => name !== undefined),
  );
}

const attributeNames = ({ attribute }: Read) =>
  attribute === undefined ? ['id'] : listOf(attribute).map(({ name }) => name);

const isProvisioned = ({ billingMode }: Read) => billingMode === 'PROVISIONED';

const capacityRules = (
  path: 'readCapacity' | 'writeCapacity',
): readonly Rule[] => [
  {
    path,
    message: 'is needed, since billingMode is PROVISIONED',
    holds: config => !isProvisioned(config) || config[path] !== undefined,
  },
  {
    path,
    message: 'is for billingMode PROVISIONED only; leave it out',
    holds: config => isProvisioned(config) || config[path] === undefined,
  },
];

const indexRules: readonly Rule[] = [
  {
    path: 'globalSecondaryIndex',
    message:
      'has readCapacity and writeCapacity if, and only if, billingMode is PROVISIONED',
    holds: config =>
      listOf(config.globalSecondaryIndex).every(
        ({ readCapacity, writeCapacity }) =>
          [readCapacity, writeCapacity].every(
            capacity => (capacity !== undefined) === isProvisioned(config),
          ),
      ),
  },
  {
    path: 'localSecondaryIndex',
    message: 'needs a table with a rangeKey',
    holds: config =>
      listOf(config.localSecondaryIndex).length === 0 ||
      config.rangeKey !== undefined,
  },
  ...(['globalSecondaryIndex', 'localSecondaryIndex'] as const).map(path => ({
    path,
    message: 'has nonKeyAttributes if, and only if, projectionType is INCLUDE',
    holds: (config: Read) =>
      listOf(config[path]).every(
        ({ projectionType, nonKeyAttributes }) =>
          (nonKeyAttributes !== undefined) === (projectionType === 'INCLUDE'),
      ),
  })),
  {
    path: 'globalSecondaryIndex',
    message: 'the names of the indexes must differ',
    holds: config => differ(indexes(config).map(({ name }) => name)),
  },
];

/** What holds between the keys of a table. */
export const rules: readonly Rule[] = [
  {
    path: 'attribute',
    message:
      'lists the keys of the table and of its indexes, each once, and nothing else',
    holds: config => {
      const named = attributeNames(config);
      const keys = keyNames(config);
      return (
        differ(named) &&
        named.length === keys.size &&
        named.every(name => keys.has(name))
      );
    },
  },
  {
    path: 'rangeKey',
    message: 'is another attribute than hashKey',
    holds: ({ hashKey = 'id', rangeKey }) => rangeKey !== hashKey,
  },
  ...indexRules,
  ...capacityRules('readCapacity'),
  ...capacityRules('writeCapacity'),
  {
    path: 'onDemandThroughput',
    message: 'is for billingMode PAY_PER_REQUEST only; leave it out',
    holds: config =>
      config.onDemandThroughput === undefined || !isProvisioned(config),
  },
  {
    path: 'pointInTimeRecovery',
    message:
      'keeps nothing unless it is enabled; leave recoveryPeriodInDays out',
    holds: ({ pointInTimeRecovery }) => {
      const { enabled, recoveryPeriodInDays } = (pointInTimeRecovery ??
        {}) as Read;
      return enabled !== false || recoveryPeriodInDays === undefined;
    },
  },
  {
    path: 'streamViewType',
    message: 'needs streamEnabled',
    holds: ({ streamEnabled, streamViewType }) =>
      streamViewType === undefined || streamEnabled === true,
  },
  {
    path: 'serverSideEncryption',
    message: 'kmsKeyArn needs enabled',
    holds: ({ serverSideEncryption }) => {
      const { enabled, kmsKeyArn } = (serverSideEncryption ?? {}) as Read;
      return enabled === true || kmsKeyArn === undefined;
    },
  },
];
