import type { DesignNode } from '../../design/Design';
import { Reference } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import type { Neighbours } from '../Neighbours';
import { effective } from './effective';
import type { ElastiCacheConfig } from './schema';

type Node = DesignNode<ElastiCacheConfig>;

const usedByCompute: Connection<object, ElastiCacheConfig> = {
  meaning: 'Reaches the cache at its port, and signs in with IAM as its user.',
  allows: ({ name, config }) =>
    effective(config).hasUsers
      ? [
          {
            actions: ['elasticache:Connect'],
            resources: [
              Reference.to('aws_elasticache_replication_group', name, 'arn'),
              Reference.to('aws_elasticache_user', name, 'arn'),
            ],
          },
        ]
      : [],
};

export const connections: Connections = {
  from: Object.fromEntries(computeTypes.map(id => [id, usedByCompute])),
};

/** A key cannot encrypt what is not to be encrypted. */
export const refuses = ({ config }: Node, { sources }: Neighbours) => {
  const { isMemcached, atRestEncryption } = effective(config);
  if (sources('KMS').length === 0 || (!isMemcached && atRestEncryption)) {
    return [];
  }
  return [
    {
      path: isMemcached ? 'engine' : 'atRestEncryptionEnabled',
      message: 'an edge leads a key to it, and it encrypts nothing',
      mend: isMemcached
        ? 'Remove the edge: Memcached stores nothing.'
        : 'Remove the edge, or set atRestEncryptionEnabled to true.',
    },
  ];
};
