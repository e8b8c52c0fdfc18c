import { flat } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const sqs = [
  ...flat('SQS', 'request', {
    'standard requests (no free tier applied)': 'requests.standard',
    'FIFO requests': 'requests.fifo',
  }),
];

const requests = (dimension: string, queueType: string): PriceQuery => ({
  gives: { service: 'SQS', dimension, unit: 'request' },
  serviceCode: 'AWSQueueService',
  filters: { productFamily: 'API Request', queueType },
});

export const sqsQueries: readonly PriceQuery[] = [
  requests('requests.standard', 'Standard'),
  requests('requests.fifo', 'FIFO (first-in, first-out)'),
];
