import type { Example } from './Example';
import { tags } from './tags';

export const cloudfront: Example = {
  plain: [
    'site',
    'CLOUDFRONT',
    { origin: [{ originId: 'api', domainName: 'api.example.com' }] },
  ],
  nodes: [
    [
      'site',
      'CLOUDFRONT',
      {
        enabled: false,
        comment: 'The "shop" ${site}',
        aliases: ['www.example.com', 'example.com', '*.shop.example.org'],
        defaultRootObject: 'index.html',
        httpVersion: 'http2',
        isIpv6Enabled: true,
        priceClass: 'PriceClass_All',
        webAclId:
          'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/01234567-89ab-cdef-0123-456789abcdef',
        origin: [
          {
            originId: 'api',
            domainName: 'api.example.com',
            originPath: '/v1',
            httpPort: 8080,
            httpsPort: 8443,
            originProtocolPolicy: 'match-viewer',
          },
        ],
        defaultCacheBehavior: {
          targetOriginId: 'pages',
          viewerProtocolPolicy: 'https-only',
          allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
          cachedMethods: ['GET', 'HEAD', 'OPTIONS'],
          compress: false,
          cachePolicy: 'CachingOptimizedForUncompressedObjects',
          originRequestPolicy: 'CORS-S3Origin',
          responseHeadersPolicy:
            'CORS-with-preflight-and-SecurityHeadersPolicy',
        },
        orderedCacheBehavior: [
          {
            pathPattern: '/api/*',
            targetOriginId: 'api',
            viewerProtocolPolicy: 'allow-all',
            allowedMethods: [
              'GET',
              'HEAD',
              'OPTIONS',
              'PUT',
              'POST',
              'PATCH',
              'DELETE',
            ],
            cachePolicy: 'UseOriginCacheControlHeaders',
          },
          { pathPattern: '/app/*', targetOriginId: 'entry' },
        ],
        customErrorResponse: [
          {
            errorCode: 404,
            responseCode: 200,
            responsePagePath: '/index.html',
            errorCachingMinTtl: 10,
          },
        ],
        viewerCertificate: {
          acmCertificateArn:
            'arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef',
          minimumProtocolVersion: 'TLSv1.1_2016',
        },
        geoRestriction: { restrictionType: 'whitelist', locations: ['DE'] },
        tags,
      },
    ],
    ['pages', 'S3'],
  ],
  edges: [
    ['site', 'pages'],
    ['key', 'pages'],
    ['site', 'entry'],
  ],
};
