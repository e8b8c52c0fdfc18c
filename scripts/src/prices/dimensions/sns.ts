import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';
import { usageType } from '../refresh/usageType';

export const sns = [
  ...flat('SNS', 'request', {
    'standard API requests (after 1M free)': 'requests.standard',
    'FIFO API requests': 'requests.fifo',
  }),
  ...flat('SNS', 'notification', {
    'HTTP/S notifications (after 100k free)': 'deliveries.http',
    'email notifications (after 1k free)': 'deliveries.email',
    'SQS notifications': 'deliveries.sqs',
    'FIFO subscription messages': 'deliveries.fifo',
  }),
  ...flat('SNS', 'GB', { 'FIFO publish payload': 'payload.fifo' }),
];

const asked = (
  dimension: string,
  unit: string,
  filters: PriceQuery['filters'],
  usage: string,
): PriceQuery => ({
  gives: { service: 'SNS', dimension, unit },
  serviceCode: 'AmazonSNS',
  filters,
  usage: usageType(usage),
});

const delivered = (dimension: string, to: string) =>
  asked(
    dimension,
    'notification',
    { productFamily: 'Message Delivery' },
    `DeliveryAttempts-${to}`,
  );

/** What is FIFO has no product family. */
const fifo = (dimension: string, unit: string, usage: string) =>
  asked(dimension, unit, {}, `F-${usage}`);

export const snsQueries: readonly PriceQuery[] = [
  asked(
    'requests.standard',
    'request',
    { productFamily: 'API Request' },
    'Requests-Tier1',
  ),
  delivered('deliveries.http', 'HTTP'),
  delivered('deliveries.email', 'SMTP'),
  { ...delivered('deliveries.sqs', 'SQS'), mayBeFree: true },
  fifo('requests.fifo', 'request', 'Request-Tier1'),
  fifo('deliveries.fifo', 'notification', 'DA-SQS'),
  fifo('payload.fifo', 'GB', 'Ingress-Tier1'),
];
