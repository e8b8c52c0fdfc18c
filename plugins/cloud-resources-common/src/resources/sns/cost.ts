import { z } from 'zod';
import type { CostItem } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { SnsConfig } from './schema';

export const usageSchema = z.strictObject({
  monthlyRequests: amount('Messages published a month', 'requests').optional(),
  requestSizeKb: amount('Average size of a message', 'KB').optional(),
  httpSubscriptions: amount(
    'Deliveries by HTTPS a month',
    'notifications',
  ).optional(),
  emailSubscriptions: amount(
    'Deliveries by e-mail a month',
    'notifications',
  ).optional(),
  sqsSubscriptions: amount(
    'Deliveries to queues a month',
    'notifications',
  ).optional(),
});

export type SnsUsage = z.infer<typeof usageSchema>;
type Used = Required<SnsUsage>;

/** SNS bills each 64 KB of what is published as a request (Amazon SNS pricing). */
const CHUNK_KB = 64;

const KB_PER_GB = 1_024 * 1_024;

const item = (name: string, dimension: string, quantity: number): CostItem => ({
  name,
  quantity,
  service: 'SNS',
  dimension,
});

const standardItems = (usage: Used): CostItem[] => [
  {
    ...item(
      'Requests',
      'requests.standard',
      usage.monthlyRequests *
        Math.max(1, Math.ceil(usage.requestSizeKb / CHUNK_KB)),
    ),
    free: { pool: 'SNS requests', quantity: 1_000_000 },
  },
  {
    ...item('Deliveries by HTTPS', 'deliveries.http', usage.httpSubscriptions),
    free: { pool: 'SNS deliveries by HTTPS', quantity: 100_000 },
  },
  {
    ...item(
      'Deliveries by e-mail',
      'deliveries.email',
      usage.emailSubscriptions,
    ),
    free: { pool: 'SNS deliveries by e-mail', quantity: 1_000 },
  },
  item('Deliveries to queues', 'deliveries.sqs', usage.sqsSubscriptions),
];

const gb = (messages: number, { requestSizeKb }: Used) =>
  (messages * requestSizeKb) / KB_PER_GB;

const fifoItems = (usage: Used): CostItem[] => [
  item('FIFO requests', 'requests.fifo', usage.monthlyRequests),
  item(
    'FIFO payload published',
    'payload.fifo',
    gb(usage.monthlyRequests, usage),
  ),
  item('FIFO deliveries', 'deliveries.fifo', usage.sqsSubscriptions),
  // AWS charges for it; the price book has no price yet.
  item(
    'FIFO payload delivered',
    'payloadDelivered.fifo',
    gb(usage.sqsSubscriptions, usage),
  ),
];

const FIFO_KEYS = [
  'monthlyRequests',
  'requestSizeKb',
  'sqsSubscriptions',
] as const;

export const cost: ResourceType<SnsConfig, SnsUsage>['cost'] = {
  usageSchema,
  assumed: {
    small: {
      monthlyRequests: 325,
      requestSizeKb: 16,
      httpSubscriptions: 6_500,
      emailSubscriptions: 200,
      sqsSubscriptions: 325,
    },
    medium: {
      monthlyRequests: 650,
      requestSizeKb: 32,
      httpSubscriptions: 13_000,
      emailSubscriptions: 400,
      sqsSubscriptions: 650,
    },
    large: {
      monthlyRequests: 1_300,
      requestSizeKb: 64,
      httpSubscriptions: 26_000,
      emailSubscriptions: 800,
      sqsSubscriptions: 1_300,
    },
  },
  usageKeys: ({ fifoTopic }) =>
    fifoTopic
      ? FIFO_KEYS
      : [...FIFO_KEYS, 'httpSubscriptions', 'emailSubscriptions'],
  assumedFrom:
    'Infracost usage defaults, 2026-08-21; deliveries to queues: ours, one queue',
  items: ({ fifoTopic }, usage) =>
    fifoTopic ? fifoItems(usage) : standardItems(usage),
  note: ({ fifoTopic }) =>
    fifoTopic
      ? 'Messages published and delivered; archives, data transfer and calls to KMS are not counted.'
      : 'Messages published, each 64 KB of one counted as a request, and delivered; AWS charges nothing for a delivery to a queue or a function. Data transfer, filters by the message’s body and calls to KMS are not counted.',
};
