import { file } from '../../__testUtils__/designs';
import {
  findingsIn,
  problemsIn,
  resourcesOf,
} from '../../__testUtils__/rendered';

type Parts = Parameters<typeof file>;

const macKey = {
  customerMasterKeySpec: 'HMAC_256',
  keyUsage: 'GENERATE_VERIFY_MAC',
};

describe('KMS', () => {
  it('rotates, can be brought back for a month, and leaves it to IAM who uses it', async () => {
    const of = await resourcesOf([['key', 'KMS']]);
    expect(of('aws_kms_key', 'key')).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      customer_master_key_spec: 'SYMMETRIC_DEFAULT',
    });
    expect(of('aws_kms_alias', 'key').name).toBe('alias/cloudforge-key');
    const policy = `${of('aws_kms_key_policy', 'key').policy}`;
    expect(policy).toContain(':root"');
    expect(policy).not.toContain('Service');
    expect(findingsIn([['key', 'KMS']])).toEqual([]);
  });

  it('does not rotate what AWS cannot rotate', async () => {
    const of = await resourcesOf([['mac', 'KMS', macKey]]);
    expect(of('aws_kms_key', 'mac').enable_key_rotation).toBe(false);
    expect(findingsIn([['mac', 'KMS', macKey]])).toEqual([]);
  });

  it('encrypts what it leads to, and lets those at the key who use that', async () => {
    const of = await resourcesOf(
      [
        ['key', 'KMS'],
        ['files', 'S3'],
        ['letters', 'SQS'],
        ['web', 'EC2'],
        ['other', 'EC2'],
        ['plain', 'SQS'],
      ],
      [
        ['key', 'files'],
        ['key', 'letters'],
        ['files', 'letters'],
        ['web', 'files'],
        ['other', 'plain'],
      ],
    );
    const arn = '${aws_kms_key.key.arn}';
    expect(
      of('aws_s3_bucket_server_side_encryption_configuration', 'files').rule,
    ).toEqual([
      {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: [
          { sse_algorithm: 'aws:kms', kms_master_key_id: arn },
        ],
      },
    ]);
    expect(of('aws_sqs_queue', 'letters')).toMatchObject({
      kms_master_key_id: arn,
    });
    expect(of('aws_sqs_queue', 'letters')).not.toHaveProperty(
      'sqs_managed_sse_enabled',
    );
    const role = (name: string) => `${of('aws_iam_role_policy', name).policy}`;
    expect(role('web')).toContain('aws_kms_key.key.arn');
    expect(role('web')).toContain('kms:Decrypt');
    expect(role('other')).not.toContain('kms:');
    const policy = `${of('aws_kms_key_policy', 'key').policy}`;
    // The bucket tells the queue, so S3 has to encrypt what it sends.
    expect(policy).toContain('s3.amazonaws.com');
    expect(policy).toContain('aws_s3_bucket.files.arn');
    expect(policy).toContain('kms:GenerateDataKey');
  });

  it('lets a role at the key that a configuration names', async () => {
    const policyWith = async (kmsMasterKeyId: string) => {
      const of = await resourcesOf(
        [
          ['letters', 'SQS', { kmsMasterKeyId }],
          ['web', 'EC2'],
        ],
        [['web', 'letters']],
      );
      return `${of('aws_iam_role_policy', 'web').policy}`;
    };
    const arn = 'arn:aws:kms:us-east-1:123456789012:key/abc';
    expect(await policyWith(arn)).toContain(`"${arn}"`);
    expect(await policyWith('alias/orders')).toContain(
      '"kms:ResourceAliases" = "alias/orders"',
    );
    expect(await policyWith('alias/aws/sqs')).not.toContain('kms:');
  });

  const edge = [['key', 'x']] as const;
  it.each<[string, Parts, string]>([
    [
      'a key that is not symmetric',
      [
        [
          ['key', 'KMS', { customerMasterKeySpec: 'RSA_2048' }],
          ['x', 'SQS'],
        ],
        edge,
      ],
      'edges.0 AWS encrypts what it stores with symmetric keys only',
    ],
    [
      'a queue that names its key',
      [
        [
          ['key', 'KMS'],
          ['x', 'SQS', { kmsMasterKeyId: 'alias/a' }],
        ],
        edge,
      ],
      'edges.0 x says in kmsMasterKeyId how it is encrypted',
    ],
    [
      'a queue that asks for no encryption',
      [
        [
          ['key', 'KMS'],
          ['x', 'SQS', { sqsManagedSseEnabled: false }],
        ],
        edge,
      ],
      'edges.0 x says in sqsManagedSseEnabled how it is encrypted',
    ],
    [
      'a bucket that wants AES256',
      [
        [
          ['key', 'KMS'],
          [
            'x',
            'S3',
            { serverSideEncryptionConfiguration: { sseAlgorithm: 'AES256' } },
          ],
        ],
        edge,
      ],
      '1.serverSideEncryptionConfiguration.sseAlgorithm is AES256, yet a KMS key leads to the bucket',
    ],
    [
      'a bucket for logs',
      [
        [
          ['key', 'KMS'],
          ['x', 'S3'],
          ['y', 'S3'],
        ],
        [...edge, ['y', 'x']],
      ],
      '1.serverSideEncryptionConfiguration.sseAlgorithm a bucket for the logs of another one cannot be encrypted with a KMS key',
    ],
    [
      'a second key',
      [
        [
          ['key', 'KMS'],
          ['x', 'SQS'],
          ['b', 'KMS'],
        ],
        [...edge, ['b', 'x']],
      ],
      'edges.1 at most 1 edge leads from KMS to one SQS',
    ],
    [
      'an encrypting key that shall sign',
      [[['x', 'KMS', { keyUsage: 'SIGN_VERIFY' }]]],
      '0.keyUsage does not fit the kind of key: symmetric ENCRYPT_DECRYPT; RSA ENCRYPT_DECRYPT or SIGN_VERIFY; ECC SIGN_VERIFY, of NIST KEY_AGREEMENT too; HMAC GENERATE_VERIFY_MAC',
    ],
    [
      'an RSA key that shall rotate',
      [
        [
          [
            'x',
            'KMS',
            { customerMasterKeySpec: 'RSA_2048', enableKeyRotation: true },
          ],
        ],
      ],
      '0.enableKeyRotation only a symmetric key rotates by itself; leave it out',
    ],
    [
      'an alias of AWS',
      [[['x', 'KMS', { alias: 'alias/aws/s3' }]]],
      '0.alias must be alias/ and up to 250 letters, digits, hyphens, underscores and slashes, but not alias/aws/',
    ],
    [
      'a period for a data key without a key',
      [[['x', 'SQS', { kmsDataKeyReusePeriodSeconds: 60 }]]],
      '0.kmsDataKeyReusePeriodSeconds needs a KMS key',
    ],
  ])('refuses %s', (_, of, problem) => {
    expect(problemsIn(...of)).toEqual([problem]);
  });
});
