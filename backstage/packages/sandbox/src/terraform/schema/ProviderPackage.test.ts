import { ProviderPackage } from './ProviderPackage';
import type { Block } from './Schema';

const schemas = ProviderPackage.of('aws', '@cdktf/provider-aws');

const attribute = (block: Block, name: string) =>
  block.attributes.find(candidate => candidate.name === name);

const nested = (block: Block, ...names: string[]): Block =>
  names.reduce((inner, name) => {
    const found = inner.blocks.find(candidate => candidate.name === name);
    if (!found) {
      throw new Error(`there is no block ${name}`);
    }
    return found.block;
  }, block);

describe('the schema in the generated package', () => {
  const queue = schemas.block('resource', 'aws_sqs_queue');
  const instance = schemas.block('resource', 'aws_instance');
  const cluster = schemas.block('resource', 'aws_eks_cluster');

  it('says what must, may and cannot be given', () => {
    const flags = (block: Block, name: string) => {
      const { required, optional, computed } = attribute(block, name) ?? {};
      return { required, optional, computed };
    };
    const nobody = { required: false, optional: false, computed: false };
    expect(flags(cluster, 'name')).toEqual({ ...nobody, required: true });
    expect(flags(queue, 'delay_seconds')).toEqual({
      ...nobody,
      optional: true,
    });
    expect(flags(queue, 'arn')).toEqual({ ...nobody, computed: true });
    expect(flags(queue, 'name')).toEqual({
      ...nobody,
      optional: true,
      computed: true,
    });
    expect(flags(nested(cluster, 'vpc_config'), 'subnet_ids')).toEqual({
      ...nobody,
      required: true,
    });
    expect(
      flags(nested(cluster, 'vpc_config'), 'cluster_security_group_id'),
    ).toEqual({ ...nobody, computed: true });
  });

  it.each([
    ['resource', 'aws_sqs_queue', 'delay_seconds', 'number'],
    ['resource', 'aws_sqs_queue', 'fifo_queue', 'bool'],
    ['resource', 'aws_sqs_queue', 'tags', ['map', 'string']],
    ['resource', 'aws_instance', 'vpc_security_group_ids', ['set', 'string']],
    ['resource', 'aws_lambda_function', 'layers', ['list', 'string']],
    ['data', 'aws_availability_zones', 'names', ['list', 'string']],
    [
      'resource',
      'aws_eks_cluster',
      'identity',
      [
        'list',
        ['object', { oidc: ['list', ['object', { issuer: 'string' }]] }],
      ],
    ],
  ] as const)('%s %s: %s is %j', (kind, type, name, expected) => {
    expect(attribute(schemas.block(kind, type), name)?.type).toEqual(expected);
  });

  it('tells one block from many, and a list from a set', () => {
    const shapes = Object.fromEntries(
      instance.blocks.map(({ name, nesting, maxItems }) => [
        name,
        `${nesting} ${maxItems}`,
      ]),
    );
    expect(shapes).toMatchObject({
      root_block_device: 'LIST 1',
      ebs_block_device: 'SET 0',
      timeouts: 'SINGLE 0',
    });
    const [config] = cluster.blocks.filter(({ name }) => name === 'vpc_config');
    expect([config.minItems, config.maxItems]).toEqual([1, 1]);
  });

  it('takes for attributes the lists of objects that AWS may decide', () => {
    const group = schemas.block('resource', 'aws_security_group');
    expect(attribute(group, 'ingress')).toMatchObject({
      computed: true,
      optional: true,
      type: ['set', ['object', expect.objectContaining({ self: 'bool' })]],
    });
    expect(group.blocks.map(({ name }) => name)).toEqual(['timeouts']);
  });

  it('knows what is write-only and what is secret', () => {
    const database = schemas.block('resource', 'aws_db_instance');
    expect(attribute(database, 'password_wo')).toMatchObject({
      writeOnly: true,
      sensitive: true,
    });
    expect(attribute(database, 'password')).toMatchObject({
      writeOnly: false,
      sensitive: true,
    });
    expect(attribute(database, 'password_wo_version')).toMatchObject({
      writeOnly: false,
      sensitive: false,
    });
    expect(attribute(database, 'manage_master_user_password')).toMatchObject({
      sensitive: false,
    });
  });

  it('knows the provider block', () => {
    const { configuration } = schemas;
    expect(attribute(configuration, 'region')).toMatchObject({
      type: 'string',
      optional: true,
    });
    expect(
      attribute(nested(configuration, 'assume_role'), 'external_id'),
    ).toMatchObject({ type: 'string' });
    expect(
      attribute(nested(configuration, 'default_tags'), 'tags')?.type,
    ).toEqual(['map', 'string']);
  });

  it('can read every type that the package has', () => {
    const { types } = schemas;
    expect(types).toEqual(
      expect.arrayContaining(['aws_sqs_queue', 'data.aws_region']),
    );
    const kinds = types.filter((_, index) => index % 40 === 0);
    for (const type of kinds) {
      const block = type.startsWith('data.')
        ? schemas.block('data', type.slice('data.'.length))
        : schemas.block('resource', type);
      expect([type, block.attributes.length > 0]).toEqual([type, true]);
    }
  });

  it('says which type the provider has not', () => {
    expect(() => schemas.block('resource', 'aws_time_machine')).toThrow(
      'the provider aws has no resource aws_time_machine',
    );
    expect(() => schemas.block('data', 'aws_time_machine')).toThrow(
      'the provider aws has no data source aws_time_machine',
    );
  });
});
