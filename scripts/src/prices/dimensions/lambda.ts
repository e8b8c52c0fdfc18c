import { flat, tiers } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

const BILLION = 1e9;

export const lambda = [
  ...flat('LAMBDA', 'request', { requests: 'requests' }),
  ...tiers('LAMBDA', 'GB-second', 'duration.x86_64', {
    'duration x86 tier 1 (first 6B GB-s)': 6 * BILLION,
    'duration x86 tier 2 (next 9B)': 15 * BILLION,
    'duration x86 tier 3 (over 15B)': null,
  }),
  ...tiers('LAMBDA', 'GB-second', 'duration.arm64', {
    'duration arm tier 1 (first 7.5B GB-s)': 7.5 * BILLION,
    'duration arm tier 2 (next 11.25B)': 18.75 * BILLION,
    'duration arm tier 3 (over 18.75B)': null,
  }),
  ...flat('LAMBDA', 'GB-second', {
    'ephemeral storage over 512 MB x86': 'ephemeralStorage.x86_64',
  }),
];

const serverless = (
  dimension: string,
  unit: string,
  group: string,
): PriceQuery => ({
  gives: { service: 'LAMBDA', dimension, unit },
  serviceCode: 'AWSLambda',
  filters: { group },
});

export const lambdaQueries: readonly PriceQuery[] = [
  serverless('requests', 'request', 'AWS-Lambda-Requests'),
  serverless('duration.x86_64', 'GB-second', 'AWS-Lambda-Duration'),
  serverless('duration.arm64', 'GB-second', 'AWS-Lambda-Duration-ARM'),
  serverless(
    'ephemeralStorage.x86_64',
    'GB-second',
    'AWS-Lambda-Storage-Duration',
  ),
  serverless(
    'ephemeralStorage.arm64',
    'GB-second',
    'AWS-Lambda-Storage-Duration-ARM',
  ),
];
