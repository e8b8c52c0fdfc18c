import type { Example } from './Example';
import { tags } from './tags';

const rootBlockDevice = {
  volumeSize: 50,
  volumeType: 'gp3',
  iops: 4_000,
  throughput: 250,
  encrypted: true,
  kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/abc',
  deleteOnTermination: true,
};

const metadataOptions = {
  httpEndpoint: 'enabled',
  httpTokens: 'optional',
  httpPutResponseHopLimit: 3,
};

/** What each compute type uses. */
const used = (id: string): [string, string][] =>
  [
    'orders',
    'files',
    'news',
    'key',
    'hello',
    'sessions',
    'database',
    'cache',
  ].map(other => [id, other]);

export const asg: Example = {
  plain: ['crowd', 'ASG'],
  nodes: [
    [
      'crowd',
      'ASG',
      {
        instanceType: 'm7g.large',
        minSize: 2,
        maxSize: 6,
        desiredCapacity: 3,
        ami: 'ami-0123456789abcdef0',
        keyName: 'ops ${key}',
        userData: '#!/bin/sh\necho ${x}\n',
        monitoring: true,
        healthCheckGracePeriod: 60,
        instanceRefresh: { minHealthyPercentage: 50, instanceWarmup: 30 },
        rootBlockDevice,
        metadataOptions,
        tags,
      },
    ],
    [
      'herd',
      'ASG',
      {
        targetTrackingConfiguration: {
          predefinedMetricType: 'ASGAverageCPUUtilization',
          targetValue: 55.5,
        },
      },
    ],
  ],
  edges: [
    ['door', 'crowd'],
    ['entry', 'crowd'],
    ['gate', 'crowd'],
    ...used('crowd'),
  ],
};

export const ecs: Example = {
  plain: ['service', 'ECS'],
  nodes: [
    [
      'service',
      'ECS',
      {
        image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.2',
        command: ['sh', '-c', 'echo "${x}" %{y} && serve'],
        containerPort: 8_080,
        environment: { TEXT: '${file("/etc/passwd")}\n"' },
        cpu: 512,
        memory: 2_048,
        cpuArchitecture: 'ARM64',
        ephemeralStorage: { sizeInGib: 30 },
        readonlyRootFilesystem: true,
        desiredCount: 2,
        assignPublicIp: true,
        enableExecuteCommand: true,
        healthCheckGracePeriodSeconds: 30,
        containerInsights: 'enabled',
        retentionInDays: 90,
        tags,
      },
    ],
    ['stall', 'ECS'],
  ],
  edges: [
    ['door', 'service'],
    ['entry', 'service'],
    ['gate', 'service'],
    ...used('service'),
  ],
};

export const eks: Example = {
  plain: ['fleet', 'EKS'],
  nodes: [
    [
      'fleet',
      'EKS',
      {
        version: '1.36',
        endpointPublicAccess: true,
        publicAccessCidrs: ['203.0.113.0/24'],
        enabledClusterLogTypes: ['api'],
        retentionInDays: 365,
        accessEntries: [
          {
            principalArn: 'arn:aws:iam::123456789012:role/ops',
            policy: 'AmazonEKSClusterAdminPolicy',
          },
          {
            principalArn: 'arn:aws:iam::123456789012:user/jo',
            policy: 'AmazonEKSEditPolicy',
            namespaces: ['shop', 'team-*'],
          },
        ],
        instanceTypes: ['m7g.large', 'm6g.large'],
        capacityType: 'SPOT',
        scalingConfig: { minSize: 1, maxSize: 5, desiredSize: 3 },
        rootBlockDevice,
        metadataOptions,
        deletionProtection: true,
        tags,
      },
    ],
  ],
  edges: [['door', 'fleet']],
};
