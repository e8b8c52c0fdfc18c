import { file } from '../../__testUtils__/designs';
import { rendered } from '../../__testUtils__/rendered';

const aurora = { engine: 'aurora-postgresql' };

const rds = async (config: object, name = 'x') => {
  const { resource } = await rendered(file([[name, 'RDS', config]]));
  return resource;
};

describe('a database', () => {
  it('is safe where nothing is said', async () => {
    const resource = await rds({});
    expect(resource.aws_db_instance.x[0]).toMatchObject({
      storage_encrypted: true,
      publicly_accessible: false,
      backup_retention_period: 7,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'cloudforge-x-final',
      iam_database_authentication_enabled: true,
    });
    expect(resource.aws_db_subnet_group.x[0].subnet_ids).toEqual([
      '${aws_subnet.base_private_1.id}',
      '${aws_subnet.base_private_2.id}',
    ]);
    expect(resource).not.toHaveProperty('aws_vpc_security_group_ingress_rule');
    expect(resource).not.toHaveProperty('aws_vpc_security_group_egress_rule');
  });

  it.each([
    ['postgres', 'aws_db_instance'],
    ['aurora-mysql', 'aws_rds_cluster'],
  ])('%s: has a password that RDS makes and keeps', async (engine, type) => {
    const resource = await rds({ engine });
    expect(resource[type].x[0]).toMatchObject({
      manage_master_user_password: true,
    });
    expect(JSON.stringify(resource)).not.toMatch(/"(master_)?password(_wo)?"/);
  });

  it.each([
    ['postgres', {}, 'postgres17', 'rds.force_ssl', '1'],
    ['postgres', { engineVersion: '15.7' }, 'postgres15', 'rds.force_ssl', '1'],
    ['mysql', {}, 'mysql8.4', 'require_secure_transport', '1'],
    ['mariadb', {}, 'mariadb11.4', 'require_secure_transport', '1'],
    [
      'aurora-mysql',
      { engineVersion: '8.0.mysql_aurora.3.08.0' },
      'aurora-mysql8.0',
      'require_secure_transport',
      'ON',
    ],
    ['aurora-postgresql', {}, 'aurora-postgresql17', 'rds.force_ssl', '1'],
  ])('%s %j asks for TLS', async (engine, config, family, name, value) => {
    const resource = await rds({ engine, ...config });
    const [group] = (
      resource.aws_db_parameter_group ??
      resource.aws_rds_cluster_parameter_group
    ).x;
    expect(group).toMatchObject({
      name: `cloudforge-x-${family.replace(/\./g, '-')}`,
      family,
      parameter: [{ name, value, apply_method: 'immediate' }],
    });
  });

  it('leaves TLS to whoever says otherwise', async () => {
    const parameter = [{ name: 'rds.force_ssl', value: '0' }];
    const resource = await rds({ parameter });
    expect(resource.aws_db_parameter_group.x[0].parameter).toMatchObject(
      parameter,
    );
  });

  it('spreads the instances of a cluster, of which each has a name of its own', async () => {
    const resource = await rds({ ...aurora, count: 3 });
    expect(resource.aws_rds_cluster_instance.x[0]).toMatchObject({
      count: 3,
      identifier: 'cloudforge-x-${count.index}',
      instance_class: 'db.t4g.medium',
      publicly_accessible: false,
    });
    expect(resource).not.toHaveProperty('aws_db_instance');
  });

  it('keeps within the 63 characters of RDS, however long the label', async () => {
    const label = 'a long label that says everything about what is in it';
    const resource = await rds({ ...aurora, count: 16 }, label);
    const [cluster] = Object.values(resource.aws_rds_cluster)[0];
    const name = String(cluster.cluster_identifier);
    expect(`${name}-15`.length).toBeLessThanOrEqual(63);
    expect(name).toMatch(/^cloudforge-[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe('what an edge to a database opens', () => {
  const nodes = [
    ['web', 'EC2'],
    ['batch', 'EC2'],
    ['door', 'SECURITY_GROUP'],
    ['db', 'RDS'],
  ] as const;

  it('its port, to the group of the code that uses it', async () => {
    const { resource } = await rendered(file(nodes, [['web', 'db']]));
    expect(resource.aws_vpc_security_group_ingress_rule).toEqual({
      db__web: [
        expect.objectContaining({
          security_group_id: '${aws_security_group.db.id}',
          referenced_security_group_id: '${aws_security_group.web.id}',
          ip_protocol: 'tcp',
          from_port: 5432,
          to_port: 5432,
        }),
      ],
    });
  });

  it('once where two stand behind one group', async () => {
    const { resource } = await rendered(
      file(nodes, [
        ['door', 'web'],
        ['door', 'batch'],
        ['web', 'db'],
        ['batch', 'db'],
      ]),
    );
    expect(Object.keys(resource.aws_vpc_security_group_ingress_rule)).toEqual([
      'db__door',
    ]);
  });

  it('in a group of its own, not in one that others stand behind', async () => {
    const groupsWith = async (...edges: [string, string][]) => {
      const { resource } = await rendered(file(nodes, edges));
      return resource.aws_db_instance.db[0].vpc_security_group_ids;
    };
    expect(await groupsWith(['door', 'db'])).toEqual([
      '${aws_security_group.door.id}',
    ]);
    expect(await groupsWith(['door', 'db'], ['web', 'db'])).toEqual([
      '${aws_security_group.door.id}',
      '${aws_security_group.db.id}',
    ]);
  });

  it('its secret, and signing in with IAM, to the role of the code', async () => {
    const { resource } = await rendered(file(nodes, [['web', 'db']]));
    const policy = String(resource.aws_iam_role_policy.web[0].policy);
    expect(policy).toContain(
      'aws_db_instance.db.master_user_secret[0].secret_arn',
    );
    expect(policy).toContain(':dbuser:${aws_db_instance.db.resource_id}/*');
    expect(resource.aws_iam_role_policy).not.toHaveProperty('batch');
  });
});

describe('a key with an edge to a database', () => {
  it('encrypts its storage', async () => {
    for (const [config, type] of [
      [{}, 'aws_db_instance'],
      [aurora, 'aws_rds_cluster'],
    ] as const) {
      const { resource } = await rendered(
        file(
          [
            ['key', 'KMS'],
            ['db', 'RDS', config],
          ],
          [['key', 'db']],
        ),
      );
      expect(resource[type].db[0].kms_key_id).toBe('${aws_kms_key.key.arn}');
    }
  });
});
