import { z } from 'zod';
import { choice, flag, text } from '../fields';
import { withRules, type Rule } from '../rules';
import {
  cachePolicies,
  namesOf,
  originRequestPolicies,
  responseHeadersPolicies,
} from './managedPolicies';

const methods = {
  read: ['GET', 'HEAD'],
  preflight: ['GET', 'HEAD', 'OPTIONS'],
  all: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
} as const;

/** Sets of methods that CloudFront takes, by how many there are in them. */
const SETS = Object.values(methods).map(set => [...set].sort().join());

const isOneOf = (value: unknown, sets: readonly string[]) =>
  !Array.isArray(value) || sets.includes([...value].sort().join());

const fields = {
  targetOriginId: text(128, {
    title: 'Origin',
    help: 'The label of what an edge leads to, or an originId; left out, the first',
  }).optional(),
  viewerProtocolPolicy: choice(
    ['redirect-to-https', 'https-only', 'allow-all'],
    { title: 'Viewers use' },
  ).default('redirect-to-https'),
  allowedMethods: z
    .array(choice(methods.all, { title: 'Method' }))
    .default([...methods.read])
    .meta({ title: 'Methods that the origin gets' }),
  cachedMethods: z
    .array(choice(methods.preflight, { title: 'Method' }))
    .default([...methods.read])
    .meta({ title: 'Methods that are cached' }),
  compress: flag({ title: 'Compress' }).default(true),
  cachePolicy: choice(namesOf(cachePolicies), {
    title: 'Cache policy',
    help: 'One that AWS manages; left out, CachingOptimized for a bucket, CachingDisabled for others',
  }).optional(),
  originRequestPolicy: choice(namesOf(originRequestPolicies), {
    title: 'What the origin gets to know',
    help: 'Left out, all for a load balancer, all but the host for what is elsewhere, nothing more for a bucket',
  }).optional(),
  responseHeadersPolicy: choice(namesOf(responseHeadersPolicies), {
    title: 'Headers that are added',
  }).default('SecurityHeadersPolicy'),
};

const rules: readonly Rule[] = [
  {
    path: 'allowedMethods',
    message:
      'must be GET and HEAD; or these and OPTIONS; or all of GET, HEAD, OPTIONS, PUT, POST, PATCH and DELETE',
    holds: ({ allowedMethods }) => isOneOf(allowedMethods, SETS),
  },
  {
    path: 'cachedMethods',
    message: 'must be GET and HEAD; or these and OPTIONS',
    holds: ({ cachedMethods }) => isOneOf(cachedMethods, SETS.slice(0, 2)),
  },
  {
    path: 'cachedMethods',
    message: 'must be among allowedMethods',
    holds: ({ cachedMethods, allowedMethods = methods.read }) =>
      !Array.isArray(cachedMethods) ||
      !Array.isArray(allowedMethods) ||
      cachedMethods.every(method => allowedMethods.includes(method)),
  },
];

/** What happens to requests. */
export const behavior = withRules(z.strictObject(fields), rules);

/** What happens to requests for some paths. */
export const orderedBehavior = withRules(
  z.strictObject({
    pathPattern: text(255, {
      title: 'Paths',
      help: '* stands for any text, ? for one character: /api/*',
    }).refine(
      value => /^[A-Za-z0-9_\-.*$/~"'@:+&?]+$/.test(value),
      'must be letters, digits and the characters _ - . * $ / ~ " \' @ : + & ?',
    ),
    ...fields,
  }),
  rules,
);

export type Behavior = z.infer<typeof behavior>;
