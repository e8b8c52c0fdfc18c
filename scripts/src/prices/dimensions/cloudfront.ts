import { flat, tiers } from '../Dimension';
import type { PriceQuery } from '../refresh/PriceQuery';

/** AWS counts a TB as 1,024 GB. */
const TB = 1_024;

export const cloudfront = [
  ...tiers('CLOUDFRONT', 'GB', 'transferOut', {
    'data transfer out to internet, First 10 TB': 10 * TB,
    'data transfer out to internet, Next 40 TB': 50 * TB,
    'data transfer out to internet, next 100 TB': 150 * TB,
    'data transfer out to internet, Next 350 TB': 500 * TB,
    'data transfer out to internet, next 524 TB': 1_024 * TB,
    'data transfer out to internet, Next 4 PB': 5 * 1_024 * TB,
    'data transfer out to internet, Over 5 PB': null,
  }),
  ...flat('CLOUDFRONT', 'request', {
    'HTTP GET/HEAD requests': 'requests.http',
    'HTTPS GET/HEAD requests': 'requests.https',
  }),
];

/** Area in the price book → what the API calls it. */
const AREAS: Readonly<Record<string, string>> = {
  'United States': 'United States',
  EU: 'Europe',
  'South Africa': 'South Africa',
  'South America': 'South America',
  Japan: 'Japan',
  Australia: 'Australia',
  'Asia Pacific': 'Asia Pacific',
  India: 'India',
  Canada: 'Canada',
  'Middle East': 'Middle East',
};

/** Requests are not asked for: which of the API's are GET and HEAD is not known here. */
export const cloudfrontQueries: readonly PriceQuery[] = Object.entries(
  AREAS,
).map(([area, fromLocation]) => ({
  gives: { service: 'CLOUDFRONT', dimension: 'transferOut', unit: 'GB' },
  serviceCode: 'AmazonCloudFront',
  filters: { transferType: 'CloudFront Outbound', fromLocation },
  onlyIn: `edge:${area}`,
}));
