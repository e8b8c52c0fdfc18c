import type { Attribute, ValueType } from '../schema/Schema';
import type { Values } from '../values/Value';
import { decide } from './decide';

const attribute = (
  name: string,
  type: ValueType = 'string',
  optional = false,
): Attribute => ({
  name,
  type,
  optional,
  computed: true,
  required: false,
  sensitive: false,
  writeOnly: false,
});

const decided = (
  type: string,
  of: string | Attribute,
  known: Values = {},
  seed = 'seed',
) =>
  decide({
    type,
    attribute: typeof of === 'string' ? attribute(of) : of,
    known,
    settings: { region: 'eu-west-1' },
    seed,
  });

describe('what AWS decides', () => {
  it.each<[string, string, Values, RegExp]>([
    ['aws_vpc', 'id', {}, /^vpc-0[0-9a-f]{16}$/],
    ['aws_instance', 'id', {}, /^i-0[0-9a-f]{16}$/],
    ['aws_eip', 'id', {}, /^eipalloc-0[0-9a-f]{16}$/],
    ['aws_eip', 'public_ip', {}, /^203\.0\.113\.\d+$/],
    ['aws_s3_bucket', 'id', { bucket: 'files' }, /^files$/],
    ['aws_s3_bucket', 'arn', { bucket: 'files' }, /^arn:aws:s3:::files$/],
    [
      'aws_s3_bucket',
      'bucket',
      { bucket_prefix: 'shop-' },
      /^shop-\d{16}[0-9a-f]{10}$/,
    ],
    [
      'aws_s3_bucket',
      'bucket_regional_domain_name',
      { bucket: 'files' },
      /^files\..*\.amazonaws\.com$/,
    ],
    [
      'aws_iam_role',
      'arn',
      { name: 'web' },
      /^arn:aws:iam::123456789012:role\/web$/,
    ],
    ['aws_kms_key', 'id', {}, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a/],
    [
      'aws_kms_key',
      'arn',
      { id: 'abc' },
      /^arn:aws:kms:eu-west-1:123456789012:key\/abc$/,
    ],
    ['aws_kms_key', 'key_id', { id: 'abc' }, /^abc$/],
    [
      'aws_sns_topic',
      'id',
      { name: 'news' },
      /^arn:aws:sns:eu-west-1:.*:news$/,
    ],
    ['aws_route53_zone', 'zone_id', { id: 'Z1' }, /^Z1$/],
    ['aws_db_instance', 'endpoint', { identifier: 'shop' }, /^shop\..*\.rds\./],
    ['aws_eks_cluster', 'endpoint', {}, /^https:\/\/[0-9A-F]{32}\.gr7\./],
    ['aws_lb', 'zone_id', {}, /^Z[0-9A-F]{13}$/],
    ['aws_instance', 'availability_zone', {}, /^eu-west-1a$/],
    ['aws_nat_gateway', 'network_interface_id', {}, /^eni-0/],
    ['aws_dynamodb_table', 'stream_arn', { name: 't' }, /^arn:aws:dynamodb:/],
    ['aws_lambda_function', 'something_else', {}, /^sandbox-something_else$/],
  ])('%s %s of %j', (type, name, known, expected) => {
    expect(decided(type, name, known)).toMatch(expected);
  });

  it('is the same for the same resource, and differs between two', () => {
    expect(decided('aws_vpc', 'id')).toBe(decided('aws_vpc', 'id'));
    expect(decided('aws_vpc', 'id', {}, 'other')).not.toBe(
      decided('aws_vpc', 'id'),
    );
  });

  it('leaves empty what nobody gave and nothing depends on', () => {
    const policy = attribute('policy', 'string', true);
    expect(decided('aws_sqs_queue', policy)).toBe('');
    expect(decided('aws_sqs_queue', attribute('name_prefix'))).toBe('');
  });

  it('has the type of the schema', () => {
    const of = (name: string, type: ValueType) =>
      decided('aws_eks_cluster', attribute(name, type));
    expect(of('port', 'number')).toBe(443);
    expect(of('encrypted', 'bool')).toBe(false);
    expect(of('tags_all', ['map', 'string'])).toEqual({});
    expect(of('ids', ['set', 'string'])).toEqual([]);
    expect(
      of('identity', [
        'list',
        ['object', { oidc: ['list', ['object', { issuer: 'string' }]] }],
      ]),
    ).toEqual([
      { oidc: [{ issuer: expect.stringMatching(/^https:\/\/oidc\.eks\./) }] },
    ]);
  });
});
