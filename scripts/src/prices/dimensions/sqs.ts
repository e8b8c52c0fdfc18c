import { flat } from '../Dimension';

export const sqs = [
  ...flat('SQS', 'request', {
    'standard requests (no free tier applied)': 'requests.standard',
    'FIFO requests': 'requests.fifo',
  }),
];
