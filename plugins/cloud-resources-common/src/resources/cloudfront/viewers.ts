import { z } from 'zod';
import { choice, whole, word } from '../fields';
import { withRules } from '../rules';

export const viewerCertificate = z.strictObject({
  acmCertificateArn: word(
    /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
    'the ARN of an ACM certificate in us-east-1, where CloudFront looks for them',
    { title: 'Certificate' },
  ),
  minimumProtocolVersion: choice(
    [
      'TLSv1.3_2025',
      'TLSv1.2_2025',
      'TLSv1.2_2021',
      'TLSv1.2_2019',
      'TLSv1.2_2018',
      'TLSv1.1_2016',
      'TLSv1_2016',
    ],
    { title: 'Oldest TLS' },
  ).default('TLSv1.2_2021'),
});

export const customErrorResponse = withRules(
  z.strictObject({
    errorCode: z
      .literal([400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504])
      .meta({ title: 'Error' }),
    responseCode: z
      .literal([200, 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504])
      .optional()
      .meta({ title: 'Answered as' }),
    responsePagePath: word(/^\/\S+$/, 'a path such as /index.html', {
      title: 'With the page',
      max: 4096,
    }).optional(),
    errorCachingMinTtl: whole({
      title: 'Remembered for',
      unit: 's',
      min: 0,
      max: 31_536_000,
    }).optional(),
  }),
  [
    {
      path: 'responseCode',
      message: 'stands with responsePagePath, and without it not',
      holds: ({ responseCode, responsePagePath }) =>
        (responseCode === undefined) === (responsePagePath === undefined),
    },
  ],
);

export const geoRestriction = withRules(
  z.strictObject({
    restrictionType: choice(['none', 'whitelist', 'blacklist'], {
      title: 'Rule for countries',
      help: 'whitelist admits those named alone, blacklist refuses them',
    }).default('none'),
    locations: z
      .array(
        word(/^[A-Z]{2}$/, 'two letters, such as DE', { title: 'Country' }),
      )
      .max(250)
      .default([])
      .meta({ title: 'Countries' }),
  }),
  [
    {
      path: 'locations',
      message: 'are named if, and only if, restrictionType is not none',
      holds: ({ restrictionType = 'none', locations }) =>
        (restrictionType === 'none') ===
        !(Array.isArray(locations) && locations.length > 0),
    },
  ],
);
