import { flat, tiers } from '../Dimension';

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
