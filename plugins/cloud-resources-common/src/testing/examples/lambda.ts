import type { Example } from './Example';
import { tags } from './tags';

export const lambda: Example = {
  plain: ['hello', 'LAMBDA'],
  nodes: [
    ['uploads', 'S3'],
    ['hello', 'LAMBDA', { runtime: 'python3.13', vpc: true, batchSize: 10 }],
    [
      'resize',
      'LAMBDA',
      {
        description: 'Makes "${pictures}" small',
        runtime: 'nodejs22.x',
        files: { 'index.mjs': 'export const handler = () => `${1}`;\n' },
        handler: 'index.handler',
        architectures: ['arm64'],
        memorySize: 1_024,
        timeout: 20,
        ephemeralStorage: { size: 1_024 },
        reservedConcurrentExecutions: 5,
        environment: { variables: { TEXT: '${file("/etc/passwd")}\n"' } },
        tracingConfig: { mode: 'Active' },
        retentionInDays: 7,
        batchSize: 100,
        httpApi: true,
        routeKey: 'POST /pictures/{id}',
        authorizationType: 'AWS_IAM',
        corsConfiguration: {
          allowOrigins: ['https://${origin}.example.com'],
          allowMethods: ['POST'],
          allowHeaders: ['content-type'],
          exposeHeaders: ['etag'],
          allowCredentials: true,
          maxAge: 600,
        },
        defaultRouteSettings: {
          throttlingBurstLimit: 10,
          throttlingRateLimit: 5,
        },
        tags,
      },
    ],
  ],
  edges: [
    ['web', 'resize'],
    ['resize', 'hello'],
    ['resize', 'files'],
    ['resize', 'orders'],
    ['resize', 'key'],
    ['resize', 'news'],
    ['uploads', 'hello'],
    ['news', 'hello'],
    ['payments', 'hello'],
  ],
};
