type Amounts = Record<string, unknown>;

/** What one node costs a month, worked out with pencil and paper. */
export interface HandWorked {
  what: string;
  type: string;
  config?: Amounts;
  usage?: Amounts;
  /** Types of nodes to which edges lead; what they cost does not count. */
  leadsTo?: readonly string[];
  /** Its value is `month`. */
  arithmetic: string;
  /** USD. */
  month: number;
}

/**
 * With AWS's list prices of us-east-1 (2026) typed in a second time, apart from
 * the price book that they check. A month has 730 hours.
 */
export const handWorked: readonly HandWorked[] = [
  {
    what: 'two t3.medium with root volumes of 8 GB',
    type: 'EC2',
    config: { instanceType: 't3.medium', count: 2 },
    arithmetic: '2 × 730 × 0.0416 + 2 × 8 × 0.10 = 60.736 + 1.60',
    month: 62.336,
  },
  {
    what: 'a group of one t3.micro',
    type: 'ASG',
    usage: { instances: 1 },
    arithmetic: '730 × 0.0104 + 8 × 0.10 = 7.592 + 0.80',
    month: 8.392,
  },
  {
    what: '100 GB of gp3',
    type: 'EBS',
    config: { size: 100 },
    arithmetic: '100 × 0.08',
    month: 8,
  },
  {
    what: '60 TB in two tiers',
    type: 'S3',
    usage: {
      standard: {
        storageGb: 61_440,
        monthlyTier1Requests: 1_000_000,
        monthlyTier2Requests: 10_000_000,
      },
    },
    arithmetic:
      '51200 × 0.023 + 10240 × 0.022 + 1000 × 0.005 + 10000 × 0.0004 = 1177.60 + 225.28 + 5 + 4',
    month: 1411.88,
  },
  {
    what: 'a function of 512 MB, ten million times 100 ms',
    type: 'LAMBDA',
    config: { memorySize: 512 },
    usage: { monthlyRequests: 10_000_000, requestDurationMs: 100 },
    arithmetic: '10 × 0.20 + 10000000 × 0.1 × 0.5 × 0.0000166667 = 2 + 8.33335',
    month: 10.33335,
  },
  {
    what: 'a task of a quarter vCPU and half a GB',
    type: 'ECS',
    arithmetic:
      '730 × 0.25 × 0.04048 + 730 × 0.5 × 0.004445 = 7.3876 + 1.622425',
    month: 9.010025,
  },
  {
    what: 'a cluster with two t3.medium of 20 GB, and its key',
    type: 'EKS',
    usage: { instances: 2 },
    arithmetic:
      '730 × 0.10 + 2 × 730 × 0.0416 + 2 × 20 × 0.08 + 1 = 73 + 60.736 + 3.20 + 1',
    month: 137.936,
  },
  {
    what: 'db.t4g.medium with 20 GB, and its secret',
    type: 'RDS',
    usage: { additionalBackupStorageGb: 0 },
    arithmetic: '730 × 0.065 + 20 × 0.115 + 0.40 = 47.45 + 2.30 + 0.40',
    month: 50.15,
  },
  {
    what: 'cache.t4g.micro of Valkey',
    type: 'ELASTICACHE',
    usage: { snapshotStorageSizeGb: 0 },
    arithmetic: '730 × 0.0128',
    month: 9.344,
  },
  {
    what: 'a table on demand with 100 GB',
    type: 'DYNAMODB',
    usage: {
      monthlyWriteRequestUnits: 1_000_000,
      monthlyReadRequestUnits: 10_000_000,
      storageGb: 100,
      pitrBackupStorageGb: 100,
      onDemandBackupStorageGb: 0,
      monthlyStreamsReadRequestUnits: 0,
    },
    arithmetic:
      '1 × 0.625 + 10 × 0.125 + 100 × 0.25 + 100 × 0.20 = 0.625 + 1.25 + 25 + 20',
    month: 46.875,
  },
  {
    what: 'ten million requests',
    type: 'SQS',
    usage: { monthlyRequests: 10_000_000, requestSizeKb: 32 },
    arithmetic: '10 × 0.40',
    month: 4,
  },
  {
    what: 'ten million requests, in order',
    type: 'SQS',
    config: { fifoQueue: true },
    usage: { monthlyRequests: 10_000_000, requestSizeKb: 32 },
    arithmetic: '10 × 0.50',
    month: 5,
  },
  {
    what: 'two million messages, a million of them by HTTPS',
    type: 'SNS',
    usage: {
      monthlyRequests: 2_000_000,
      requestSizeKb: 32,
      httpSubscriptions: 1_000_000,
      emailSubscriptions: 10_000,
      sqsSubscriptions: 0,
    },
    arithmetic: '2 × 0.50 + 1 × 0.60 + 10000 × 2 / 100000 = 1 + 0.60 + 0.20',
    month: 1.8,
  },
  {
    what: 'a key and a million calls',
    type: 'KMS',
    usage: { monthlyRequests: 1_000_000 },
    arithmetic: '1 + 100 × 0.03',
    month: 4,
  },
  {
    what: 'a gateway, 500 GB and its address',
    type: 'NAT_GATEWAY',
    usage: { monthlyDataProcessedGb: 500 },
    arithmetic:
      '730 × 0.045 + 500 × 0.045 + 730 × 0.005 = 32.85 + 22.50 + 3.65',
    month: 59,
  },
  {
    what: 'a balancer and 1000 GB',
    type: 'ALB',
    usage: {
      newConnections: 0,
      activeConnections: 0,
      processedBytesGb: 1_000,
      ruleEvaluations: 0,
    },
    arithmetic: '730 × 0.0225 + 1000 × 0.008 = 16.425 + 8',
    month: 24.425,
  },
  {
    what: 'a balancer and 1000 GB',
    type: 'NLB',
    usage: { newConnections: 0, activeConnections: 0, processedBytesGb: 1_000 },
    arithmetic: '730 × 0.0225 + 1000 × 0.006 = 16.425 + 6',
    month: 22.425,
  },
  {
    what: 'a zone and two million queries',
    type: 'ROUTE53',
    config: { name: 'example.com' },
    usage: { monthlyStandardQueries: 2_000_000 },
    arithmetic: '0.50 + 2 × 0.40',
    month: 1.3,
  },
  {
    what: '100 GB and ten million requests by HTTPS, to the United States',
    type: 'CLOUDFRONT',
    usage: {
      monthlyDataTransferToInternetGb: onlyIn('us', 100),
      monthlyHttpRequests: onlyIn('us', 0),
      monthlyHttpsRequests: onlyIn('us', 10_000_000),
    },
    leadsTo: ['S3'],
    arithmetic: '100 × 0.085 + 1000 × 0.01',
    month: 18.5,
  },
  {
    what: 'a group',
    type: 'SECURITY_GROUP',
    arithmetic: '0',
    month: 0,
  },
];

function onlyIn(area: string, amount: number): Amounts {
  const areas = [
    'us',
    'europe',
    'southAfrica',
    'southAmerica',
    'japan',
    'australia',
    'asiaPacific',
    'india',
  ];
  return Object.fromEntries(
    areas.map(name => [name, name === area ? amount : 0]),
  );
}
