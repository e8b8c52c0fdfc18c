import { z } from 'zod';
import type { CostItem } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { S3Config } from './schema';

const storageGb = amount('Stored', 'GB').default(0);
const monthlyTier1Requests = amount(
  'PUT, COPY, POST and LIST requests a month',
  'requests',
).default(0);
const monthlyTier2Requests = amount(
  'GET and other requests a month',
  'requests',
).default(0);
const monthlyDataRetrievalGb = amount('Retrieved a month', 'GB').default(0);

const standard = z.strictObject({
  storageGb,
  monthlyTier1Requests,
  monthlyTier2Requests,
});

const retrieved = z.strictObject({
  storageGb,
  monthlyTier1Requests,
  monthlyTier2Requests,
  monthlyDataRetrievalGb,
});

const intelligentTiering = z.strictObject({
  frequentAccessStorageGb: storageGb,
  infrequentAccessStorageGb: storageGb,
  archiveInstantAccessStorageGb: storageGb,
  monitoredObjects: amount('Objects watched', 'objects').default(0),
  monthlyTier1Requests,
  monthlyTier2Requests,
});

export const usageSchema = z.strictObject({
  standard: standard.meta({ title: 'Standard' }).optional(),
  intelligentTiering: intelligentTiering
    .meta({ title: 'Intelligent-Tiering' })
    .optional(),
  standardInfrequentAccess: retrieved.meta({ title: 'Standard-IA' }).optional(),
  oneZoneInfrequentAccess: retrieved.meta({ title: 'One Zone-IA' }).optional(),
  glacierInstantRetrieval: retrieved
    .meta({ title: 'Glacier Instant Retrieval' })
    .optional(),
  glacierFlexibleRetrieval: retrieved
    .meta({ title: 'Glacier Flexible Retrieval' })
    .optional(),
  glacierDeepArchive: retrieved
    .meta({ title: 'Glacier Deep Archive' })
    .optional(),
});

export type S3Usage = z.infer<typeof usageSchema>;

type Classes = Required<S3Usage>;
type RetrievedClass = Exclude<keyof Classes, 'standard' | 'intelligentTiering'>;

/** Usage key → first part of the dimension in the price book, and what people call it. */
const RETRIEVED: readonly (readonly [RetrievedClass, string, string])[] = [
  ['standardInfrequentAccess', 'standardIa', 'Standard-IA'],
  ['oneZoneInfrequentAccess', 'oneZoneIa', 'One Zone-IA'],
  ['glacierInstantRetrieval', 'glacierIr', 'Glacier Instant Retrieval'],
  ['glacierFlexibleRetrieval', 'glacier', 'Glacier Flexible Retrieval'],
  ['glacierDeepArchive', 'deepArchive', 'Glacier Deep Archive'],
];

const item = (name: string, dimension: string, quantity: number): CostItem => ({
  name,
  quantity,
  service: 'S3',
  dimension,
});

function standardItems({ standard: usage }: Classes): CostItem[] {
  return [
    item('Standard storage', 'standard.storage', usage.storageGb),
    item(
      'Standard PUT, COPY, POST, LIST requests',
      'standard.tier1Requests',
      usage.monthlyTier1Requests,
    ),
    item(
      'Standard GET and other requests',
      'standard.tier2Requests',
      usage.monthlyTier2Requests,
    ),
  ];
}

function retrievedItems(usage: Classes): CostItem[] {
  return RETRIEVED.flatMap(([key, dimension, name]) => {
    const of = usage[key];
    return [
      item(`${name} storage`, `${dimension}.storage`, of.storageGb),
      item(
        `${name} PUT, COPY, POST, LIST requests`,
        `${dimension}.tier1Requests`,
        of.monthlyTier1Requests,
      ),
      item(
        `${name} GET and other requests`,
        `${dimension}.tier2Requests`,
        of.monthlyTier2Requests,
      ),
      item(
        `${name} retrieval`,
        `${dimension}.retrieval`,
        of.monthlyDataRetrievalGb,
      ),
    ];
  });
}

function tieringItems({ intelligentTiering: usage }: Classes): CostItem[] {
  const name = 'Intelligent-Tiering';
  const of = (what: string, dimension: string, quantity: number) =>
    item(`${name} ${what}`, `intelligentTiering.${dimension}`, quantity);
  return [
    of('frequent access', 'frequent', usage.frequentAccessStorageGb),
    of('infrequent access', 'infrequent', usage.infrequentAccessStorageGb),
    of(
      'archive instant access',
      'archiveInstant',
      usage.archiveInstantAccessStorageGb,
    ),
    of('monitoring', 'monitoring', usage.monitoredObjects),
    // AWS charges the requests of Standard.
    item(
      `${name} PUT, COPY, POST, LIST requests`,
      'standard.tier1Requests',
      usage.monthlyTier1Requests,
    ),
    item(
      `${name} GET and other requests`,
      'standard.tier2Requests',
      usage.monthlyTier2Requests,
    ),
  ];
}

const nothing = {
  intelligentTiering: intelligentTiering.parse({}),
  standardInfrequentAccess: retrieved.parse({}),
  oneZoneInfrequentAccess: retrieved.parse({}),
  glacierInstantRetrieval: retrieved.parse({}),
  glacierFlexibleRetrieval: retrieved.parse({}),
  glacierDeepArchive: retrieved.parse({}),
};

const sized = (
  gb: number,
  tier1Requests: number,
  tier2Requests: number,
): Classes => ({
  standard: {
    storageGb: gb,
    monthlyTier1Requests: tier1Requests,
    monthlyTier2Requests: tier2Requests,
  },
  ...nothing,
});

export const cost: ResourceType<S3Config, S3Usage>['cost'] = {
  usageSchema,
  assumed: {
    small: sized(225, 1_000_000, 12_500_000),
    medium: sized(450, 2_000_000, 25_000_000),
    large: sized(900, 4_000_000, 50_000_000),
  },
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (_, usage) => [
    ...standardItems(usage),
    ...[...tieringItems(usage), ...retrievedItems(usage)].filter(
      ({ quantity }) => quantity > 0,
    ),
  ],
  note: () =>
    'Storage, requests and retrieval; data transfer, replication, early deletion and calls to KMS are not counted. Tiers are counted for this bucket alone.',
};
