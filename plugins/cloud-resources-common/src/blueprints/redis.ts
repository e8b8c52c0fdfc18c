import { z } from 'zod';
import type { DesignFile } from '../design';
import { elastiCache } from '../resources/elasticache';
import type { Blueprint } from './Blueprint';
import { parameters } from './parameters';

const paramsSchema = z.strictObject(
  parameters(
    'cache',
    'Production stands in two zones, and keeps snapshots for a week',
  ),
);

type Params = z.infer<typeof paramsSchema>;

/** GiB of memory of a node: 0.5, 6.4, 26. */
const NODE_TYPES: Readonly<Record<Params['capacity'], string>> = {
  small: 'cache.t4g.micro',
  medium: 'cache.m7g.large',
  large: 'cache.r7g.xlarge',
};

function design({ region, name, environment, capacity }: Params): DesignFile {
  const isProduction = environment === 'production';
  return {
    region,
    usage: { cache: { ...elastiCache.cost.assumed[capacity] } },
    nodes: [
      {
        id: 'cache',
        position: { x: 0, y: 0 },
        data: {
          resourceType: 'ELASTICACHE',
          label: name,
          config: {
            engine: 'redis',
            nodeType: NODE_TYPES[capacity],
            numCacheClusters: isProduction ? 2 : 1,
            snapshotRetentionLimit: isProduction ? 7 : 1,
          },
        },
      },
    ],
    edges: [],
  };
}

export const redis: Blueprint<Params> = {
  id: 'redis',
  title: 'Redis',
  description:
    'An ElastiCache for Redis in private subnets, over TLS only, whose user signs in with IAM.',
  paramsSchema,
  design,
};
