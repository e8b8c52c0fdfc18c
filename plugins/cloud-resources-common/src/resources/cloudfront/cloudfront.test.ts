import { file } from '../../__testUtils__/designs';
import {
  findingsIn,
  problemsIn,
  resourcesOf,
} from '../../__testUtils__/rendered';

type Parts = Parameters<typeof file>;

const certificateArn =
  'arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef';

const elsewhere = { originId: 'api', domainName: 'api.example.com' };

const site = (config: object = {}) => ['site', 'CLOUDFRONT', config] as const;

describe('CLOUDFRONT', () => {
  it('is the only one that a private bucket lets in', async () => {
    const of = await resourcesOf(
      [site(), ['pages', 'S3'], ['key', 'KMS']],
      [
        ['site', 'pages'],
        ['key', 'pages'],
      ],
    );
    expect(of('aws_cloudfront_origin_access_control', 'site')).toEqual({
      name: 'cloudforge-site',
      origin_access_control_origin_type: 's3',
      signing_behavior: 'always',
      signing_protocol: 'sigv4',
    });
    expect(of('aws_cloudfront_distribution', 'site')).toMatchObject({
      origin: [
        {
          origin_id: 'node__pages',
          domain_name: '${aws_s3_bucket.pages.bucket_regional_domain_name}',
          origin_access_control_id:
            '${aws_cloudfront_origin_access_control.site.id}',
        },
      ],
      default_cache_behavior: [
        {
          target_origin_id: 'node__pages',
          viewer_protocol_policy: 'redirect-to-https',
          cache_policy_id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
          response_headers_policy_id: '67f7725c-6f97-4210-82d7-5512b31e9d03',
        },
      ],
      viewer_certificate: [{ cloudfront_default_certificate: true }],
      price_class: 'PriceClass_100',
    });
    expect(of('aws_s3_bucket_public_access_block', 'pages')).toMatchObject({
      block_public_policy: true,
      restrict_public_buckets: true,
    });
    const policies = [
      of('aws_s3_bucket_policy', 'pages').policy,
      of('aws_kms_key_policy', 'key').policy,
    ].map(String);
    for (const policy of policies) {
      expect(policy).toContain('cloudfront.amazonaws.com');
      expect(policy).toContain(
        '"aws:SourceArn" = aws_cloudfront_distribution.site.arn',
      );
    }
    expect(findingsIn([site({ origin: [elsewhere] })])).toEqual([]);
  });

  it('fetches some paths from a load balancer, uncached and with the host that was asked for', async () => {
    const of = await resourcesOf(
      [
        site({
          orderedCacheBehavior: [
            { pathPattern: '/api/*', targetOriginId: 'front' },
          ],
        }),
        ['pages', 'S3'],
        ['front', 'ALB', { internal: false, certificateArn }],
      ],
      [
        ['site', 'pages'],
        ['site', 'front'],
      ],
    );
    expect(of('aws_cloudfront_distribution', 'site')).toMatchObject({
      origin: [
        expect.anything(),
        {
          origin_id: 'node__front',
          domain_name: '${aws_lb.front.dns_name}',
          custom_origin_config: [
            {
              origin_protocol_policy: 'https-only',
              origin_ssl_protocols: ['TLSv1.2'],
            },
          ],
        },
      ],
      ordered_cache_behavior: [
        {
          path_pattern: '/api/*',
          target_origin_id: 'node__front',
          cache_policy_id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          origin_request_policy_id: '216adef6-5c7f-47e4-b989-5492eafa07d3',
        },
      ],
    });
  });

  it('answers to its aliases with a certificate and no old TLS', async () => {
    const config = {
      origin: [elsewhere],
      aliases: ['www.example.com'],
      viewerCertificate: { acmCertificateArn: certificateArn },
    };
    const of = await resourcesOf([site(config)]);
    expect(of('aws_cloudfront_distribution', 'site')).toMatchObject({
      aliases: ['www.example.com'],
      viewer_certificate: [
        {
          acm_certificate_arn: certificateArn,
          minimum_protocol_version: 'TLSv1.2_2021',
          ssl_support_method: 'sni-only',
        },
      ],
      origin: [
        {
          custom_origin_config: [{ origin_protocol_policy: 'https-only' }],
        },
      ],
    });
  });

  it('finds what goes without TLS, or with an old one', () => {
    expect(
      findingsIn([
        site({
          origin: [{ ...elsewhere, originProtocolPolicy: 'http-only' }],
          defaultCacheBehavior: { viewerProtocolPolicy: 'allow-all' },
          viewerCertificate: {
            acmCertificateArn: certificateArn,
            minimumProtocolVersion: 'TLSv1_2016',
          },
        }),
      ]),
    ).toEqual([
      'high defaultCacheBehavior.viewerProtocolPolicy',
      'medium origin.0.originProtocolPolicy',
      'medium viewerCertificate.minimumProtocolVersion',
    ]);
  });

  it.each<[string, Parts, string]>([
    [
      'nothing to fetch from',
      [[site()]],
      '0.origin the distribution has nothing to fetch from',
    ],
    [
      'an origin that there is not',
      [
        [
          site({
            origin: [elsewhere],
            defaultCacheBehavior: { targetOriginId: 'pages' },
          }),
        ],
      ],
      '0.defaultCacheBehavior.targetOriginId no origin is called "pages"',
    ],
    [
      'an origin from which nothing is fetched',
      [[site({ origin: [elsewhere] }), ['pages', 'S3']], [['site', 'pages']]],
      '0.orderedCacheBehavior nothing is fetched from api',
    ],
    [
      'a bucket that gets the host',
      [
        [
          site({ defaultCacheBehavior: { originRequestPolicy: 'AllViewer' } }),
          ['pages', 'S3'],
        ],
        [['site', 'pages']],
      ],
      '0.defaultCacheBehavior.originRequestPolicy S3 does not answer requests that carry the host of the viewer',
    ],
    [
      'a balancer with a certificate that does not get the host',
      [
        [
          site({
            defaultCacheBehavior: {
              originRequestPolicy: 'AllViewerExceptHostHeader',
            },
          }),
          ['front', 'ALB', { internal: false, certificateArn }],
        ],
        [['site', 'front']],
      ],
      '0.defaultCacheBehavior.originRequestPolicy the certificate of the balancer is not for the name that AWS gave it, so CloudFront would not trust it',
    ],
    [
      'an internal balancer',
      [[site(), ['front', 'ALB', { internal: true }]], [['site', 'front']]],
      'edges.0 CloudFront does not reach an internal load balancer',
    ],
    [
      "a bucket with AWS's own key",
      [
        [
          site(),
          [
            'pages',
            'S3',
            { serverSideEncryptionConfiguration: { sseAlgorithm: 'aws:kms' } },
          ],
        ],
        [['site', 'pages']],
      ],
      "1.serverSideEncryptionConfiguration.sseAlgorithm a distribution may not use AWS's own key aws/s3",
    ],
    [
      'aliases without a certificate',
      [[site({ origin: [elsewhere], aliases: ['www.example.com'] })]],
      '0.aliases need viewerCertificate.acmCertificateArn',
    ],
    [
      'a certificate of another region',
      [
        [
          site({
            origin: [elsewhere],
            viewerCertificate: {
              acmCertificateArn: certificateArn.replace('us-', 'eu-'),
            },
          }),
        ],
      ],
      '0.viewerCertificate.acmCertificateArn must be the ARN of an ACM certificate in us-east-1, where CloudFront looks for them',
    ],
    [
      'methods that CloudFront does not take together',
      [
        [
          site({
            origin: [elsewhere],
            defaultCacheBehavior: { allowedMethods: ['GET', 'HEAD', 'POST'] },
          }),
        ],
      ],
      '0.defaultCacheBehavior.allowedMethods must be GET and HEAD; or these and OPTIONS; or all of GET, HEAD, OPTIONS, PUT, POST, PATCH and DELETE',
    ],
    [
      'countries without a rule for them',
      [[site({ origin: [elsewhere], geoRestriction: { locations: ['DE'] } })]],
      '0.geoRestriction.locations are named if, and only if, restrictionType is not none',
    ],
    [
      'another status without a page',
      [
        [
          site({
            origin: [elsewhere],
            customErrorResponse: [{ errorCode: 404, responseCode: 200 }],
          }),
        ],
      ],
      '0.customErrorResponse.0.responseCode stands with responsePagePath, and without it not',
    ],
  ])('refuses %s', (_, of, problem) => {
    expect(problemsIn(...of)).toEqual([problem]);
  });
});
