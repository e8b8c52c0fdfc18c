import { tiers } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

export const route53 = [
  ...tiers('ROUTE53', 'zone-month', 'zone', {
    'hosted zone (first 25)': 25,
    'hosted zone (over 25)': null,
  }),
  ...tiers('ROUTE53', 'query', 'queries', {
    'standard queries (first 1B/month)': 1_000_000_000,
    'standard queries (over 1B/month)': null,
  }),
];

const asked = (
  dimension: string,
  unit: string,
  productFamily: string,
  usagetype: string,
): PriceQuery => ({
  gives: { service: 'ROUTE53', dimension, unit },
  serviceCode: 'AmazonRoute53',
  filters: { productFamily, usagetype },
  onlyIn: 'global',
});

export const route53Queries: readonly PriceQuery[] = [
  asked('zone', 'zone-month', 'DNS Zone', 'HostedZone'),
  asked('queries', 'query', 'DNS Query', 'DNS-Queries'),
];
