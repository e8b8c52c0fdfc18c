import { z } from 'zod';
import type { DesignFile } from '../design';
import { choice } from '../resources/fields';
import { rds } from '../resources/rds';
import type { Blueprint } from './Blueprint';
import { parameters } from './parameters';

const paramsSchema = z.strictObject({
  ...parameters(
    'database',
    'Production cannot be deleted by one call, and keeps backups for a month',
  ),
  mode: choice(['provisioned', 'serverless'], {
    title: 'Instances',
    help: 'Provisioned ones have a size; serverless ones grow and shrink with what is asked of them',
  }).default('provisioned'),
});

type Params = z.infer<typeof paramsSchema>;

/** GiB of memory of an instance: 4, 16, 64; of serverless ones up to 8, 32, 128. */
const SIZES: Readonly<
  Record<
    Params['capacity'],
    {
      instanceClass: string;
      scaling: { minCapacity: number; maxCapacity: number };
    }
  >
> = {
  small: {
    instanceClass: 'db.t3.medium',
    scaling: { minCapacity: 0.5, maxCapacity: 4 },
  },
  medium: {
    instanceClass: 'db.r6g.large',
    scaling: { minCapacity: 1, maxCapacity: 16 },
  },
  large: {
    instanceClass: 'db.r6g.2xlarge',
    scaling: { minCapacity: 2, maxCapacity: 64 },
  },
};

function instances({ mode, capacity }: Params): Record<string, unknown> {
  const { instanceClass, scaling } = SIZES[capacity];
  return mode === 'serverless'
    ? {
        instanceClass: 'db.serverless',
        serverlessv2ScalingConfiguration: scaling,
      }
    : { instanceClass };
}

function design(params: Params): DesignFile {
  const { region, name, environment, capacity } = params;
  const isProduction = environment === 'production';
  return {
    region,
    usage: { database: { ...rds.cost.assumed[capacity] } },
    nodes: [
      {
        id: 'database',
        position: { x: 0, y: 0 },
        data: {
          resourceType: 'RDS',
          label: name,
          config: {
            engine: 'aurora-postgresql',
            ...instances(params),
            // A writer, and in another zone what stands in for it.
            count: 2,
            backupRetentionPeriod: isProduction ? 30 : 7,
            deletionProtection: isProduction,
            enabledCloudwatchLogsExports: ['postgresql'],
          },
        },
      },
    ],
    edges: [],
  };
}

export const auroraPostgresql: Blueprint<Params> = {
  id: 'aurora-postgresql',
  title: 'Aurora PostgreSQL',
  description:
    'A cluster over two zones in private subnets, encrypted, over TLS only, with a password that AWS makes and keeps.',
  paramsSchema,
  design,
};
