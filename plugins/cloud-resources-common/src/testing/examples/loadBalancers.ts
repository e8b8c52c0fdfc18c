import type { Example } from './Example';
import { tags } from './tags';

const certificateArn =
  'arn:aws:acm:us-east-1:123456789012:certificate/0123abcd-12ab-34cd-56ef-0123456789ab';

export const alb: Example = {
  plain: ['entry', 'ALB'],
  nodes: [
    [
      'entry',
      'ALB',
      {
        internal: false,
        certificateArn,
        sslPolicy: 'ELBSecurityPolicy-2016-08',
        port: 8_080,
        protocol: 'HTTPS',
        healthCheck: {
          path: '/health?${x}',
          matcher: '200-299,404',
          interval: 20,
          timeout: 10,
          healthyThreshold: 2,
          unhealthyThreshold: 5,
        },
        stickiness: { cookieDuration: 600 },
        deregistrationDelay: 30,
        idleTimeout: 120,
        dropInvalidHeaderFields: false,
        enableHttp2: false,
        enableDeletionProtection: true,
        tags,
      },
    ],
    ['inner', 'ALB'],
  ],
  edges: [
    ['door', 'entry'],
    ['entry', 'web'],
    ['entry', 'hello'],
    ['inner', 'address'],
  ],
};

export const nlb: Example = {
  plain: ['gate', 'NLB'],
  nodes: [
    [
      'gate',
      'NLB',
      {
        internal: false,
        listener: { port: 8_443 },
        certificateArn,
        sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
        port: 9_000,
        healthCheck: {
          protocol: 'HTTP',
          path: '/health',
          interval: 15,
          timeout: 6,
          healthyThreshold: 2,
          unhealthyThreshold: 2,
        },
        deregistrationDelay: 60,
        enableCrossZoneLoadBalancing: true,
        enableDeletionProtection: true,
        tags,
      },
    ],
    ['front', 'NLB'],
  ],
  edges: [
    ['door', 'gate'],
    ['gate', 'web'],
    ['gate', 'address'],
    ['front', 'inner'],
  ],
};
