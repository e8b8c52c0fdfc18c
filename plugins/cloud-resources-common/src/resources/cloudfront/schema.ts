import { z } from 'zod';
import { choice, flag, text, whole, word } from '../fields';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';
import { behavior, orderedBehavior } from './behavior';
import {
  customErrorResponse,
  geoRestriction,
  viewerCertificate,
} from './viewers';

type Read = Readonly<Record<string, unknown>>;

const host = '([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}';

/** An origin that is no node of the design. */
const origin = z.strictObject({
  originId: word(/^[\w.-]{1,128}$/, 'letters, digits, dots and hyphens', {
    title: 'Name of the origin',
    max: 128,
  }),
  domainName: word(
    new RegExp(`^${host}$`),
    'a host name such as api.example.com, in lower case',
    { title: 'Host', max: 253 },
  ),
  originPath: word(/^(\/[^/\s]+)+$/, 'a path such as /v1', {
    title: 'Path before every request',
    max: 255,
  }).optional(),
  httpPort: whole({ title: 'HTTP port', min: 80, max: 65_535 }).default(80),
  httpsPort: whole({ title: 'HTTPS port', min: 443, max: 65_535 }).default(443),
  originProtocolPolicy: choice(['https-only', 'match-viewer', 'http-only'], {
    title: 'Is reached by',
  }).default('https-only'),
});

const fields = z.strictObject({
  enabled: flag({ title: 'Enabled' }).default(true),
  comment: text(128, {
    title: 'Comment',
    help: 'Left out, the label',
  }).optional(),
  aliases: z
    .array(
      word(
        new RegExp(`^(\\*\\.)?${host}$`),
        'a host name such as www.example.com, in lower case',
        { title: 'Host', max: 253 },
      ),
    )
    .max(100, 'AWS allows 100 aliases')
    .default([])
    .meta({
      title: 'Host names',
      description:
        'Need a certificate; left out, only a name of cloudfront.net',
    }),
  defaultRootObject: word(/^[^/\s]\S*$/, 'a file such as index.html', {
    title: 'Page at /',
    max: 255,
  }).optional(),
  httpVersion: choice(['http2and3', 'http2', 'http3', 'http1.1'], {
    title: 'HTTP',
  }).default('http2and3'),
  isIpv6Enabled: flag({ title: 'IPv6' }).default(true),
  priceClass: choice(['PriceClass_100', 'PriceClass_200', 'PriceClass_All'], {
    title: 'Price class',
    help: '100 serves from North America and Europe alone, All from everywhere',
  }).default('PriceClass_100'),
  webAclId: word(
    /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[0-9a-f-]{36}$/,
    'the ARN of a global web ACL of WAF',
    { title: 'Firewall (WAF)' },
  ).optional(),
  origin: z.array(origin).max(100).default([]).meta({
    title: 'Origins elsewhere',
    description: 'Besides the buckets and load balancers that edges lead to',
  }),
  defaultCacheBehavior: behavior.prefault({}).meta({ title: 'Requests' }),
  orderedCacheBehavior: z
    .array(orderedBehavior)
    .max(75, 'AWS allows 75')
    .default([])
    .meta({
      title: 'Requests for some paths',
      description: 'The first that fits counts',
    }),
  customErrorResponse: z
    .array(customErrorResponse)
    .max(11)
    .default([])
    .meta({ title: 'Pages for errors' }),
  viewerCertificate: viewerCertificate.optional().meta({ title: 'TLS' }),
  geoRestriction: geoRestriction
    .prefault({})
    .meta({ title: 'Where viewers may be' }),
  tags: tagsSchema.default({}),
});

const differ = (list: unknown, key: string) => {
  const values = (Array.isArray(list) ? list : []).map(
    item => (item as Read | null)?.[key],
  );
  return new Set(values).size === values.length;
};

const rules: readonly Rule[] = [
  {
    path: 'aliases',
    message: 'need viewerCertificate.acmCertificateArn',
    holds: ({ aliases, viewerCertificate: certificate }) =>
      !Array.isArray(aliases) ||
      aliases.length === 0 ||
      certificate !== undefined,
  },
  {
    path: 'aliases',
    message: 'the same name stands twice',
    holds: ({ aliases }) =>
      !Array.isArray(aliases) || new Set(aliases).size === aliases.length,
  },
  {
    path: 'origin',
    message: 'the names of the origins must differ',
    holds: config => differ(config.origin, 'originId'),
  },
  {
    path: 'orderedCacheBehavior',
    message: 'two are for the same pathPattern',
    holds: config => differ(config.orderedCacheBehavior, 'pathPattern'),
  },
  {
    path: 'customErrorResponse',
    message: 'two are for the same errorCode',
    holds: config => differ(config.customErrorResponse, 'errorCode'),
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type CloudfrontConfig = z.infer<typeof configSchema>;
