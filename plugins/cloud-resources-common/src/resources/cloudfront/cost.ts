import { z } from 'zod';
import type { CostItem } from '../../cost/CostItem';
import { amount } from '../fields';
import type { ResourceType } from '../ResourceType';
import type { CloudfrontConfig } from './schema';

/** Usage key → the area in the price book, and what people call it. */
const AREAS = [
  ['us', 'United States', 'the United States'],
  ['europe', 'EU', 'Europe'],
  ['southAfrica', 'South Africa', 'South Africa'],
  ['southAmerica', 'South America', 'South America'],
  ['japan', 'Japan', 'Japan'],
  ['australia', 'Australia', 'Australia'],
  ['asiaPacific', 'Asia Pacific', 'Asia Pacific'],
  ['india', 'India', 'India'],
] as const;

type Area = (typeof AREAS)[number][0];

const byArea = (what: string, unit: string) =>
  z
    .strictObject(
      Object.fromEntries(
        AREAS.map(([key, , name]) => [
          key,
          amount(`${what}, ${name}`, unit).default(0),
        ]),
      ) as Record<Area, z.ZodDefault<ReturnType<typeof amount>>>,
    )
    .optional()
    .meta({ title: what });

export const usageSchema = z.strictObject({
  monthlyDataTransferToInternetGb: byArea('Sent to viewers a month', 'GB'),
  monthlyHttpRequests: byArea('Requests by HTTP a month', 'requests'),
  monthlyHttpsRequests: byArea('Requests by HTTPS a month', 'requests'),
});

export type CloudfrontUsage = z.infer<typeof usageSchema>;
type Used = Required<CloudfrontUsage>;

/** Usage key → dimension, name, and what every account has for free (Amazon CloudFront pricing, 2025). */
const DIMENSIONS = [
  [
    'monthlyDataTransferToInternetGb',
    'transferOut',
    'Sent to viewers',
    { pool: 'CloudFront transfer', quantity: 1_024 },
  ],
  [
    'monthlyHttpRequests',
    'requests.http',
    'HTTP requests',
    { pool: 'CloudFront requests', quantity: 10_000_000 },
  ],
  [
    'monthlyHttpsRequests',
    'requests.https',
    'HTTPS requests',
    { pool: 'CloudFront requests', quantity: 10_000_000 },
  ],
] as const;

const only = (us: number, europe: number) => ({
  us,
  europe,
  southAfrica: 0,
  southAmerica: 0,
  japan: 0,
  australia: 0,
  asiaPacific: 0,
  india: 0,
});

const sized = (factor: number): Used => ({
  monthlyDataTransferToInternetGb: only(60 * factor, 60 * factor),
  monthlyHttpRequests: only(6_750_000 * factor, 5_750_000 * factor),
  monthlyHttpsRequests: only(5_000_000 * factor, 4_250_000 * factor),
});

/** Where nothing is used, nothing is said; a distribution that nobody uses still says what is charged for. */
function itemsOf(usage: Used): CostItem[] {
  const all = DIMENSIONS.flatMap(([key, dimension, name, free]) =>
    AREAS.map(
      ([area, place, where]): CostItem => ({
        name: `${name}, ${where}`,
        quantity: usage[key][area],
        service: 'CLOUDFRONT',
        dimension,
        place: `edge:${place}`,
        free,
      }),
    ),
  );
  const used = all.filter(({ quantity }) => quantity > 0);
  return used.length > 0
    ? used
    : all.filter(({ place }) => place === 'edge:United States');
}

export const cost: ResourceType<CloudfrontConfig, CloudfrontUsage>['cost'] = {
  usageSchema,
  assumed: { small: sized(1), medium: sized(2), large: sized(4) },
  assumedFrom: 'Infracost usage defaults, 2026-08-21',
  items: (_, usage) => itemsOf(usage),
  note: ({ webAclId }) =>
    `What is sent to viewers, and their requests, by where they are served from; a lower price class may serve them from elsewhere for less. Uploads to the origin, invalidations after the first 1,000 paths a month, logs and origin shield are not counted${
      webAclId === undefined ? '' : '; nor is the firewall'
    }. AWS charges nothing for what CloudFront fetches from AWS.`,
};
