import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';
import { usageType } from '../refresh/usageType';

export const dynamodb = [
  ...flat('DYNAMODB', 'WRU', {
    'on-demand write request unit': 'onDemand.wru',
    'on-demand write request unit IA': 'onDemand.wru.ia',
  }),
  ...flat('DYNAMODB', 'RRU', {
    'on-demand read request unit': 'onDemand.rru',
    'on-demand read request unit IA': 'onDemand.rru.ia',
  }),
  ...flat('DYNAMODB', 'WCU-hour', { 'provisioned WCU': 'provisioned.wcu' }),
  ...flat('DYNAMODB', 'RCU-hour', { 'provisioned RCU': 'provisioned.rcu' }),
  ...flat('DYNAMODB', 'GB-month', {
    'storage standard': 'storage',
    'storage standard-IA': 'storage.ia',
    'PITR backup': 'backup.pitr',
    'on-demand backup': 'backup.onDemand',
  }),
  ...flat('DYNAMODB', 'request', { 'streams read request': 'streams.reads' }),
];

const asked = (
  dimension: string,
  unit: string,
  filters: PriceQuery['filters'],
  usage: string,
): PriceQuery => ({
  gives: { service: 'DYNAMODB', dimension, unit },
  serviceCode: 'AmazonDynamoDB',
  filters,
  usage: usageType(usage),
});

const onDemand = (dimension: string, unit: 'WRU' | 'RRU', usage: string) =>
  asked(
    dimension,
    unit,
    { productFamily: 'Amazon DynamoDB PayPerRequest Throughput' },
    usage,
  );

const provisioned = (dimension: string, unit: string, usage: string) =>
  asked(dimension, unit, { productFamily: 'Provisioned IOPS' }, usage);

const storage = (dimension: string, usage: string) =>
  asked(
    dimension,
    'GB-month',
    { productFamily: 'Database Storage' },
    `${usage}-ByteHrs`,
  );

/** Sources do not agree on the families of backups; AWS documents their usage types. */
const backup = (dimension: string, usage: string) =>
  asked(dimension, 'GB-month', {}, `${usage}-ByteHrs`);

export const dynamodbQueries: readonly PriceQuery[] = [
  onDemand('onDemand.wru', 'WRU', 'WriteRequestUnits'),
  onDemand('onDemand.rru', 'RRU', 'ReadRequestUnits'),
  onDemand('onDemand.wru.ia', 'WRU', 'IA-WriteRequestUnits'),
  onDemand('onDemand.rru.ia', 'RRU', 'IA-ReadRequestUnits'),
  provisioned('provisioned.wcu', 'WCU-hour', 'WriteCapacityUnit-Hrs'),
  provisioned('provisioned.rcu', 'RCU-hour', 'ReadCapacityUnit-Hrs'),
  storage('storage', 'TimedStorage'),
  storage('storage.ia', 'IA-TimedStorage'),
  backup('backup.pitr', 'TimedPITRStorage'),
  backup('backup.onDemand', 'TimedBackupStorage'),
  asked(
    'streams.reads',
    'request',
    { group: 'DDB-StreamsReadRequests' },
    'Streams-Requests',
  ),
];
