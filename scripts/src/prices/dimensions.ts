/** Where a price of the facts belongs in the price book. */
export interface Dimension {
  /** Service in the price book. */
  service: string;
  dimension: string;
  unit: string;
  /** One tier of a price: up to how much a month, `null` for the last. */
  upTo?: number | null;
}

/** AWS counts a TB as 1,024 GB. */
const TB = 1_024;

const flat = (service: string, unit: string, names: Record<string, string>) =>
  Object.entries(names).map(([fact, dimension]): [string, Dimension] => [
    `${service}: ${fact}`,
    { service, dimension, unit },
  ]);

const tiers = (
  service: string,
  unit: string,
  dimension: string,
  names: Record<string, number | null>,
) =>
  Object.entries(names).map(([fact, upTo]): [string, Dimension] => [
    `${service}: ${fact}`,
    { service, dimension, unit, upTo },
  ]);

/** `SERVICE: dimension` of the facts → its place in the price book. */
export const dimensions: ReadonlyMap<string, Dimension> = new Map([
  ...flat('EC2', 'metric-month', {
    'detailed monitoring': 'detailedMonitoring',
  }),
  ...flat('EC2', 'vCPU-hour', {
    'T3/T4g unlimited CPU credits Linux': 'cpuCredits',
  }),
  ...flat('EIP', 'hour', {
    'public IPv4 in use': 'publicIpv4.inUse',
    'public IPv4 idle': 'publicIpv4.idle',
  }),
  ...flat('EBS', 'GB-month', {
    'gp2 storage': 'gp2.storage',
    'gp3 storage': 'gp3.storage',
    'io1 storage': 'io1.storage',
    'io2 storage': 'io2.storage',
    'sc1 storage': 'sc1.storage',
    'st1 storage': 'st1.storage',
    'standard storage': 'standard.storage',
    'snapshot storage': 'snapshot.storage',
  }),
  ...flat('EBS', 'IOPS-month', {
    'gp3 IOPS over 3000': 'gp3.iops',
    'io1 IOPS': 'io1.iops',
  }),
  ...tiers('EBS', 'IOPS-month', 'io2.iops', {
    'io2 IOPS tier 1 (to 32000)': 32_000,
    'io2 IOPS tier 2': null,
  }),
  ...flat('EBS', 'GiBps-month', {
    'gp3 throughput over 125 MB/s (per GiB/s; divide by 1024 for MB/s)':
      'gp3.throughput',
  }),
  ...flat('EBS', 'request', { 'standard I/O requests': 'standard.requests' }),
  ...flat('SQS', 'request', {
    'standard requests (no free tier applied)': 'requests.standard',
    'FIFO requests': 'requests.fifo',
  }),
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
]);
