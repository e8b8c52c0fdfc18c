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

interface Area {
  /** What the API calls it. */
  fromLocation: string;
  /** Begins its usage types. */
  code: string;
}

/** By what the price book calls them (CloudFront developer guide, "interpret your AWS bill"). */
const AREAS: Readonly<Record<string, Area>> = {
  'United States': { fromLocation: 'United States', code: 'US' },
  EU: { fromLocation: 'Europe', code: 'EU' },
  'South Africa': { fromLocation: 'South Africa', code: 'ZA' },
  'South America': { fromLocation: 'South America', code: 'SA' },
  Japan: { fromLocation: 'Japan', code: 'JP' },
  Australia: { fromLocation: 'Australia', code: 'AU' },
  'Asia Pacific': { fromLocation: 'Asia Pacific', code: 'AP' },
  India: { fromLocation: 'India', code: 'IN' },
  Canada: { fromLocation: 'Canada', code: 'CA' },
  'Middle East': { fromLocation: 'Middle East', code: 'ME' },
};

/** GET and HEAD; what is passed on to the origin, and costs another price, is called `-Proxy`. */
const REQUESTS = {
  'requests.http': 'Requests-Tier1',
  'requests.https': 'Requests-Tier2-HTTPS',
} as const;

const ofArea = (
  area: string,
  dimension: string,
  unit: string,
  filters: PriceQuery['filters'],
): PriceQuery => ({
  gives: { service: 'CLOUDFRONT', dimension, unit },
  serviceCode: 'AmazonCloudFront',
  filters,
  onlyIn: `edge:${area}`,
});

export const cloudfrontQueries: readonly PriceQuery[] = Object.entries(
  AREAS,
).flatMap(([area, { fromLocation, code }]) => [
  ofArea(area, 'transferOut', 'GB', {
    transferType: 'CloudFront Outbound',
    fromLocation,
  }),
  ...Object.entries(REQUESTS).map(([dimension, usage]) =>
    ofArea(area, dimension, 'request', { usagetype: `${code}-${usage}` }),
  ),
]);
