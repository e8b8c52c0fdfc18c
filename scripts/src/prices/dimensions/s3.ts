import { flat, tiers } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';
import { usageType } from '../refresh/usageType';

/** AWS counts a TB as 1,024 GB. */
const TB = 1_024;

export const s3 = [
  ...tiers('S3', 'GB-month', 'standard.storage', {
    'STANDARD storage, first 50 TB': 50 * TB,
    'STANDARD storage, next 450 TB': 500 * TB,
    'STANDARD storage, over 500 TB': null,
  }),
  ...flat('S3', 'GB-month', {
    'STANDARD_IA storage': 'standardIa.storage',
    'ONEZONE_IA storage': 'oneZoneIa.storage',
    'GLACIER_IR storage': 'glacierIr.storage',
    'GLACIER (flexible) storage': 'glacier.storage',
    'DEEP_ARCHIVE storage': 'deepArchive.storage',
    'INTELLIGENT_TIERING infrequent': 'intelligentTiering.infrequent',
    'INTELLIGENT_TIERING archive instant': 'intelligentTiering.archiveInstant',
  }),
  // The facts have the first tier alone; what is above it is not priced.
  ...tiers('S3', 'GB-month', 'intelligentTiering.frequent', {
    'INTELLIGENT_TIERING frequent, first 50 TB': 50 * TB,
  }),
  ...flat('S3', 'object-month', {
    'INTELLIGENT_TIERING monitoring': 'intelligentTiering.monitoring',
  }),
  ...flat('S3', 'request', {
    'STANDARD PUT/COPY/POST/LIST': 'standard.tier1Requests',
    'STANDARD GET and others': 'standard.tier2Requests',
    'STANDARD_IA PUT/COPY/POST/LIST': 'standardIa.tier1Requests',
    'STANDARD_IA GET': 'standardIa.tier2Requests',
    'GLACIER_IR PUT/COPY/POST/LIST': 'glacierIr.tier1Requests',
    'GLACIER_IR GET': 'glacierIr.tier2Requests',
    'GLACIER PUT': 'glacier.tier1Requests',
  }),
  ...flat('S3', 'GB', {
    'STANDARD_IA retrieval': 'standardIa.retrieval',
    'ONEZONE_IA retrieval': 'oneZoneIa.retrieval',
    'GLACIER_IR retrieval': 'glacierIr.retrieval',
  }),
];

const storage = (
  dimension: string,
  volumeType: string,
  usage: RegExp,
): PriceQuery => ({
  gives: { service: 'S3', dimension, unit: 'GB-month' },
  serviceCode: 'AmazonS3',
  filters: { productFamily: 'Storage', volumeType },
  usage,
});

const requests = (dimension: string, usage: RegExp): PriceQuery => ({
  gives: { service: 'S3', dimension, unit: 'request' },
  serviceCode: 'AmazonS3',
  filters: { productFamily: 'API Request' },
  usage,
});

/** A usage type begins with the region's abbreviation, which us-east-1 has not. */
const usageOf = (name: string) => new RegExp(`(^|-)${name}$`);

const retrieval = (dimension: string, usage: string): PriceQuery => ({
  gives: { service: 'S3', dimension, unit: 'GB' },
  serviceCode: 'AmazonS3',
  filters: {},
  usage: usageOf(usage),
});

export const s3Queries: readonly PriceQuery[] = [
  storage('standard.storage', 'Standard', usageType('TimedStorage-ByteHrs')),
  storage(
    'standardIa.storage',
    'Standard - Infrequent Access',
    usageOf('TimedStorage-SIA-ByteHrs'),
  ),
  storage(
    'oneZoneIa.storage',
    'One Zone - Infrequent Access',
    usageOf('TimedStorage-ZIA-ByteHrs'),
  ),
  storage(
    'glacierIr.storage',
    'Glacier Instant Retrieval',
    usageOf('TimedStorage-GIR-ByteHrs'),
  ),
  storage(
    'glacier.storage',
    'Amazon Glacier',
    usageOf('TimedStorage-GlacierByteHrs'),
  ),
  storage(
    'deepArchive.storage',
    'Glacier Deep Archive',
    usageOf('TimedStorage-GDA-ByteHrs'),
  ),
  storage(
    'intelligentTiering.frequent',
    'Intelligent-Tiering Frequent Access',
    usageOf('TimedStorage-INT-FA-ByteHrs'),
  ),
  storage(
    'intelligentTiering.infrequent',
    'Intelligent-Tiering Infrequent Access',
    usageOf('TimedStorage-INT-IA-ByteHrs'),
  ),
  storage(
    'intelligentTiering.archiveInstant',
    'IntelligentTieringArchiveInstantAccess',
    usageOf('TimedStorage-INT-AIA-ByteHrs'),
  ),
  {
    gives: {
      service: 'S3',
      dimension: 'intelligentTiering.monitoring',
      unit: 'object-month',
    },
    serviceCode: 'AmazonS3',
    filters: {},
    usage: usageOf('Monitoring-Automation-INT'),
  },
  requests('standard.tier1Requests', usageType('Requests-Tier1')),
  requests('standard.tier2Requests', usageType('Requests-Tier2')),
  requests('standardIa.tier1Requests', usageOf('Requests-SIA-Tier1')),
  requests('standardIa.tier2Requests', usageOf('Requests-SIA-Tier2')),
  requests('glacierIr.tier1Requests', usageOf('Requests-GIR-Tier1')),
  requests('glacierIr.tier2Requests', usageOf('Requests-GIR-Tier2')),
  requests('glacier.tier1Requests', usageOf('Requests-GLACIER-Tier1')),
  retrieval('standardIa.retrieval', 'Retrieval-SIA'),
  retrieval('oneZoneIa.retrieval', 'Retrieval-ZIA'),
  retrieval('glacierIr.retrieval', 'Retrieval-GIR'),
];
