import { z } from 'zod';
import { ipv4Range } from '../addressRange';
import { metadataOptions, rootBlockDevice } from '../ec2/schema';
import { choice, flag, whole, word } from '../fields';
import { isArm } from '../image';
import { instanceType } from '../instanceTypeField';
import { retentionInDays } from '../logGroup';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

/** Policies that AWS keeps for access entries (Amazon EKS user guide, "access policies"). */
const POLICIES = [
  'AmazonEKSClusterAdminPolicy',
  'AmazonEKSAdminPolicy',
  'AmazonEKSEditPolicy',
  'AmazonEKSViewPolicy',
  'AmazonEKSAdminViewPolicy',
] as const;

const accessEntry = z.strictObject({
  principalArn: word(
    /^arn:aws:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
    'the ARN of a role or a user in IAM',
    { title: 'Who' },
  ),
  policy: choice(POLICIES, { title: 'What they may' }).default(
    'AmazonEKSViewPolicy',
  ),
  namespaces: z
    .array(
      word(
        /^[a-z0-9*]([a-z0-9*-]{0,61}[a-z0-9*])?$/,
        'the name of a namespace, which may hold *',
        { title: 'Namespace' },
      ),
    )
    .max(100)
    .default([])
    .meta({ title: 'Where', description: 'Left out, in the whole cluster' }),
});

const scalingConfig = withRules(
  z.strictObject({
    minSize: whole({
      title: 'At least',
      unit: 'nodes',
      min: 0,
      max: 450,
    }).default(1),
    maxSize: whole({
      title: 'At most',
      unit: 'nodes',
      min: 1,
      max: 450,
    }).default(3),
    desiredSize: whole({
      title: 'At first',
      unit: 'nodes',
      min: 0,
      max: 450,
    }).default(2),
  }),
  [
    {
      path: 'desiredSize',
      message: 'must be from minSize to maxSize',
      holds: ({ minSize = 1, maxSize = 3, desiredSize = 2 }) =>
        ![minSize, maxSize, desiredSize].every(
          size => typeof size === 'number',
        ) ||
        ((minSize as number) <= (desiredSize as number) &&
          (desiredSize as number) <= (maxSize as number)),
    },
  ],
);

const LOGS = [
  'api',
  'audit',
  'authenticator',
  'controllerManager',
  'scheduler',
] as const;

const cidr = ipv4Range({ title: 'Addresses' });

const fields = z.strictObject({
  version: choice(['1.36', '1.35', '1.34'], {
    title: 'Kubernetes',
    help: '1.34 costs more from 2 December 2026',
  }).default('1.35'),
  endpointPublicAccess: flag({
    title: 'The API can be reached from the internet',
    help: 'Otherwise from the VPC only',
  }).default(false),
  publicAccessCidrs: z
    .array(cidr)
    .min(1, 'needs a range')
    .max(40)
    .optional()
    .meta({ title: 'From these addresses' }),
  enabledClusterLogTypes: z
    .array(choice(LOGS, { title: 'Log' }))
    .max(LOGS.length)
    .default([...LOGS])
    .meta({ title: 'Logs of the control plane' }),
  retentionInDays,
  accessEntries: z
    .array(accessEntry)
    .max(50)
    .refine(
      list =>
        new Set(list.map(({ principalArn }) => principalArn)).size ===
        list.length,
      'two entries are for the same; make them one',
    )
    .default([])
    .meta({
      title: 'Who may use the cluster',
      description: 'Nobody else, not even who makes it',
    }),
  instanceTypes: z
    .array(instanceType)
    .min(1, 'needs a type')
    .max(20)
    .default(['t3.medium'])
    .meta({
      title: 'Instance types of the nodes',
      description: 'The first that AWS has is taken',
    }),
  capacityType: choice(['ON_DEMAND', 'SPOT'], { title: 'Capacity' }).default(
    'ON_DEMAND',
  ),
  scalingConfig: scalingConfig.prefault({}).meta({ title: 'How many nodes' }),
  rootBlockDevice: rootBlockDevice
    .prefault({ volumeType: 'gp3', volumeSize: 20 })
    .meta({ title: 'Root volume of a node' }),
  metadataOptions: metadataOptions
    .prefault({ httpPutResponseHopLimit: 2 })
    .meta({ title: 'Metadata service' }),
  deletionProtection: flag({ title: 'Protect from deletion' }).default(false),
  tags: tagsSchema.default({}),
});

const rules: readonly Rule[] = [
  {
    path: 'publicAccessCidrs',
    message: 'needs endpointPublicAccess',
    holds: ({ endpointPublicAccess, publicAccessCidrs }) =>
      publicAccessCidrs === undefined || endpointPublicAccess === true,
  },
  {
    path: 'instanceTypes',
    message: 'must all be Graviton or none, since they share an image',
    holds: ({ instanceTypes: types }) => {
      const arm = Array.isArray(types)
        ? types.filter(type => typeof type === 'string').map(isArm)
        : [];
      return new Set(arm).size <= 1;
    },
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type EksConfig = z.infer<typeof configSchema>;
