import { flat } from '../Dimension';

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
