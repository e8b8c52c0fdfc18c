import { file } from '../../__testUtils__/designs';
import { problemsIn, rendered } from '../../__testUtils__/rendered';

const cache = async (config: object = {}, name = 'x') => {
  const { resource } = await rendered(file([[name, 'ELASTICACHE', config]]));
  return resource;
};

const groupOf = async (config: object) =>
  (await cache(config)).aws_elasticache_replication_group.x[0];

describe('a cache', () => {
  it('is safe where nothing is said', async () => {
    const resource = await cache();
    expect(resource.aws_elasticache_replication_group.x[0]).toMatchObject({
      engine: 'valkey',
      at_rest_encryption_enabled: true,
      transit_encryption_enabled: true,
      snapshot_retention_limit: 1,
      user_group_ids: ['${aws_elasticache_user_group.x.user_group_id}'],
    });
    expect(resource.aws_elasticache_subnet_group.x[0].subnet_ids).toEqual([
      '${aws_subnet.base_private_1.id}',
      '${aws_subnet.base_private_2.id}',
    ]);
    expect(resource).not.toHaveProperty('aws_vpc_security_group_ingress_rule');
  });

  it('has a user who signs in with IAM, and so no password that could stand anywhere', async () => {
    for (const engine of ['valkey', 'redis']) {
      const resource = await cache({ engine });
      expect(resource.aws_elasticache_user.x[0]).toMatchObject({
        user_id: 'cloudforge-x',
        user_name: 'cloudforge-x',
        engine,
        access_string: 'on ~* +@all',
        authentication_mode: [{ type: 'iam' }],
      });
      expect(JSON.stringify(resource)).not.toMatch(/"(passwords|auth_token)"/);
    }
  });

  it('lets nobody in as the user "default", whom Redis must have', async () => {
    const redis = await cache({ engine: 'redis' });
    expect(redis.aws_elasticache_user.x__default[0]).toMatchObject({
      user_name: 'default',
      access_string: expect.stringMatching(/^off .*-@all/),
    });
    expect(redis.aws_elasticache_user_group.x[0].user_ids).toEqual([
      '${aws_elasticache_user.x__default.user_id}',
      '${aws_elasticache_user.x.user_id}',
    ]);
    const valkey = await cache();
    expect(Object.keys(valkey.aws_elasticache_user)).toEqual(['x']);
  });

  it('has no users without TLS, for which ElastiCache takes none', async () => {
    const resource = await cache({ transitEncryptionEnabled: false });
    expect(resource).not.toHaveProperty('aws_elasticache_user');
    expect(resource.aws_elasticache_replication_group.x[0]).not.toHaveProperty(
      'user_group_ids',
    );
  });

  it('fails over as soon as there is something to fail over to', async () => {
    expect(await groupOf({})).toMatchObject({
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
    });
    expect(await groupOf({ numCacheClusters: 2 })).toMatchObject({
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
    });
  });

  it('with shards has parameters that say so', async () => {
    const sharded = await groupOf({ numNodeGroups: 2 });
    expect(sharded).toMatchObject({
      num_node_groups: 2,
      replicas_per_node_group: 0,
      automatic_failover_enabled: true,
      multi_az_enabled: false,
      parameter_group_name: 'default.valkey8.cluster.on',
    });
    expect(sharded).not.toHaveProperty('num_cache_clusters');
    const parameter = [{ name: 'maxmemory-policy', value: 'allkeys-lru' }];
    const { aws_elasticache_parameter_group: groups } = await cache({
      engine: 'redis',
      numNodeGroups: 2,
      parameter,
    });
    expect(groups.x[0]).toMatchObject({
      name: 'cloudforge-x-redis7',
      family: 'redis7',
      parameter: [...parameter, { name: 'cluster-enabled', value: 'yes' }],
    });
  });

  it('of Memcached is a cluster over zones, without users or encryption at rest', async () => {
    const resource = await cache({ engine: 'memcached', numCacheNodes: 2 });
    expect(resource.aws_elasticache_cluster.x[0]).toMatchObject({
      num_cache_nodes: 2,
      az_mode: 'cross-az',
      port: 11211,
      transit_encryption_enabled: true,
    });
    expect(resource).not.toHaveProperty('aws_elasticache_replication_group');
    expect(resource).not.toHaveProperty('aws_elasticache_user');
  });

  it('keeps every id within 40 characters and apart from those of labels that begin alike', async () => {
    const label = 'the cache of everything that everybody ever asks for';
    const idsOf = async (of: string) => {
      const resource = await cache({ engine: 'redis' }, of);
      return [
        ...Object.values(resource.aws_elasticache_user).map(
          ([user]) => `${user.user_id}`,
        ),
        ...Object.values(resource.aws_elasticache_replication_group).map(
          ([group]) => `${group.replication_group_id}`,
        ),
      ];
    };
    const ids = await idsOf(label);
    ids.forEach(id => {
      expect(id.length).toBeLessThanOrEqual(40);
      expect(id).toMatch(/^cloudforge-[a-z0-9]+(-[a-z0-9]+)*$/);
    });
    expect(new Set([...ids, ...(await idsOf(`${label} 2`))]).size).toBe(4);
  });
});

describe('an edge to a cache', () => {
  const used = (config: object) =>
    rendered(
      file(
        [
          ['web', 'EC2'],
          ['x', 'ELASTICACHE', config],
        ],
        [['web', 'x']],
      ),
    );

  it('opens its port, and lets the code sign in as its user', async () => {
    const { resource } = await used({});
    expect(
      resource.aws_vpc_security_group_ingress_rule.x__web[0],
    ).toMatchObject({
      referenced_security_group_id: '${aws_security_group.web.id}',
      from_port: 6379,
      to_port: 6379,
    });
    const policy = String(resource.aws_iam_role_policy.web[0].policy);
    expect(policy).toContain('elasticache:Connect');
    expect(policy).toContain('aws_elasticache_user.x.arn');
  });

  it('opens the port alone where there are no users', async () => {
    const { resource } = await used({ engine: 'memcached' });
    expect(
      resource.aws_vpc_security_group_ingress_rule.x__web[0].from_port,
    ).toBe(11211);
    expect(resource).not.toHaveProperty('aws_iam_role_policy');
  });
});

describe('a cache is refused', () => {
  const key = 'arn:aws:kms:eu-west-1:123456789012:key/a';
  const memcached = { engine: 'memcached' };

  it.each([
    ['numCacheNodes', { numCacheNodes: 2 }],
    ['numCacheClusters', { ...memcached, numCacheClusters: 2 }],
    ['numCacheClusters', { numCacheClusters: 2, numNodeGroups: 2 }],
    ['replicasPerNodeGroup', { replicasPerNodeGroup: 1 }],
    ['numNodeGroups', { numNodeGroups: 251, replicasPerNodeGroup: 1 }],
    [
      'atRestEncryptionEnabled',
      { ...memcached, atRestEncryptionEnabled: true },
    ],
    ['snapshotRetentionLimit', { ...memcached, snapshotRetentionLimit: 1 }],
    ['kmsKeyId', { kmsKeyId: key, atRestEncryptionEnabled: false }],
    ['engineVersion', { engine: 'redis', engineVersion: '6.2' }],
    ['engineVersion', { ...memcached, engineVersion: '1.6.11' }],
    ['engineVersion', { engineVersion: '7.1' }],
    ['accessString', { accessString: 'on ~* +@all >password' }],
    [
      'accessString',
      { accessString: 'on ~*', transitEncryptionEnabled: false },
    ],
    [
      'snapshotWindow',
      { snapshotWindow: '02:00-03:00', snapshotRetentionLimit: 0 },
    ],
    ['parameter', { parameter: [{ name: 'cluster-enabled', value: 'no' }] }],
    ['replicationGroupId', { replicationGroupId: 'a--b' }],
    ['authToken', { authToken: 'hunter2' }],
  ])('at %s: %j', (path, config) => {
    expect(
      problemsIn([['x', 'ELASTICACHE', config]]).map(of => of.split(' ')[0]),
    ).toEqual([`0.${path}`]);
  });

  it('with a key for what encrypts nothing', () => {
    const problems = (config: object) =>
      problemsIn(
        [
          ['key', 'KMS'],
          ['x', 'ELASTICACHE', config],
        ],
        [['key', 'x']],
      ).map(of => of.split(' ')[0]);
    expect(problems({})).toEqual([]);
    expect(problems(memcached)).toEqual(['1.engine']);
    expect(problems({ atRestEncryptionEnabled: false })).toEqual([
      '1.atRestEncryptionEnabled',
    ]);
  });
});
