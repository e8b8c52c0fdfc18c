import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

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

const sent = (
  dimension: string,
  unit: string,
  productFamily: string,
  usage: RegExp,
): PriceQuery => ({
  gives: { service: 'SNS', dimension, unit },
  serviceCode: 'AmazonSNS',
  filters: { productFamily },
  usage,
});

export const snsQueries: readonly PriceQuery[] = [
  sent(
    'requests.standard',
    'request',
    'API Request',
    /^([A-Z]{2,4}\d?-)?Requests-Tier1$/,
  ),
  sent('requests.fifo', 'request', 'API Request', /(^|-)F-Request-Tier1$/),
  sent(
    'deliveries.http',
    'notification',
    'Message Delivery',
    /(^|-)DeliveryAttempts-HTTP$/,
  ),
  sent(
    'deliveries.email',
    'notification',
    'Message Delivery',
    /(^|-)DeliveryAttempts-SMTP$/,
  ),
  {
    ...sent(
      'deliveries.sqs',
      'notification',
      'Message Delivery',
      /(^|-)DeliveryAttempts-SQS$/,
    ),
    mayBeFree: true,
  },
  sent('deliveries.fifo', 'notification', 'Message Delivery', /(^|-)F-DA-SQS$/),
];
