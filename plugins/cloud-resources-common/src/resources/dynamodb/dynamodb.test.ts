import {
  findingsIn,
  problemsIn,
  resourcesOf,
} from '../../__testUtils__/rendered';

describe('DYNAMODB', () => {
  it('is backed up and protected, and paid by request', async () => {
    const of = await resourcesOf([['items', 'DYNAMODB']]);
    expect(of('aws_dynamodb_table', 'items')).toMatchObject({
      name: 'cloudforge-items',
      billing_mode: 'PAY_PER_REQUEST',
      deletion_protection_enabled: true,
      hash_key: 'id',
      attribute: [{ name: 'id', type: 'S' }],
      point_in_time_recovery: [{ enabled: true }],
    });
    expect(findingsIn([['items', 'DYNAMODB']])).toEqual([]);
    expect(
      findingsIn([
        [
          'items',
          'DYNAMODB',
          {
            pointInTimeRecovery: { enabled: false },
            deletionProtectionEnabled: false,
          },
        ],
      ]),
    ).toEqual([
      'high pointInTimeRecovery.enabled',
      'medium deletionProtectionEnabled',
    ]);
  });

  it('streams whole items unless told otherwise', async () => {
    const of = await resourcesOf([
      ['items', 'DYNAMODB', { streamEnabled: true }],
    ]);
    expect(of('aws_dynamodb_table', 'items')).toMatchObject({
      stream_enabled: true,
      stream_view_type: 'NEW_AND_OLD_IMAGES',
    });
  });

  it('lets who uses it at its indexes and its key', async () => {
    const of = await resourcesOf(
      [
        ['web', 'EC2'],
        ['key', 'KMS'],
        ['items', 'DYNAMODB'],
        ['other', 'EC2'],
        [
          'orders',
          'DYNAMODB',
          { globalSecondaryIndex: [{ name: 'all', hashKey: 'id' }] },
        ],
      ],
      [
        ['web', 'items'],
        ['key', 'items'],
        ['other', 'orders'],
      ],
    );
    expect(of('aws_dynamodb_table', 'items')).toMatchObject({
      server_side_encryption: [
        { enabled: true, kms_key_arn: '${aws_kms_key.key.arn}' },
      ],
    });
    const role = (name: string) => `${of('aws_iam_role_policy', name)?.policy}`;
    expect(role('web')).toContain('kms:Decrypt');
    expect(role('web')).not.toContain('/index/*');
    expect(role('other')).not.toContain('kms:');
    expect(role('other')).toContain('${aws_dynamodb_table.orders.arn}/index/*');
  });

  const capacity = { readCapacity: 1, writeCapacity: 1 };
  const index = { name: 'one', hashKey: 'id' };

  it.each<[string, object, string[]]>([
    [
      'a key without its attribute',
      { rangeKey: 'at' },
      [
        'attribute lists the keys of the table and of its indexes, each once, and nothing else',
      ],
    ],
    [
      'an attribute that is no key',
      {
        attribute: [
          { name: 'id', type: 'S' },
          { name: 'x', type: 'S' },
        ],
      },
      [
        'attribute lists the keys of the table and of its indexes, each once, and nothing else',
      ],
    ],
    [
      'one attribute for both keys',
      { rangeKey: 'id' },
      ['rangeKey is another attribute than hashKey'],
    ],
    [
      'no capacity where it is set aside',
      { billingMode: 'PROVISIONED' },
      [
        'readCapacity is needed, since billingMode is PROVISIONED',
        'writeCapacity is needed, since billingMode is PROVISIONED',
      ],
    ],
    [
      'capacity where it is paid by request',
      capacity,
      [
        'readCapacity is for billingMode PROVISIONED only; leave it out',
        'writeCapacity is for billingMode PROVISIONED only; leave it out',
      ],
    ],
    [
      'an index without capacity',
      {
        billingMode: 'PROVISIONED',
        ...capacity,
        globalSecondaryIndex: [index],
      },
      [
        'globalSecondaryIndex has readCapacity and writeCapacity if, and only if, billingMode is PROVISIONED',
      ],
    ],
    [
      'two indexes of one name',
      { globalSecondaryIndex: [index, index] },
      ['globalSecondaryIndex the names of the indexes must differ'],
    ],
    [
      'a local index of a table without a sort key',
      { localSecondaryIndex: [{ name: 'one', rangeKey: 'id' }] },
      ['localSecondaryIndex needs a table with a rangeKey'],
    ],
    [
      'attributes that an index holds anyway',
      { globalSecondaryIndex: [{ ...index, nonKeyAttributes: ['a'] }] },
      [
        'globalSecondaryIndex has nonKeyAttributes if, and only if, projectionType is INCLUDE',
      ],
    ],
    [
      'what a stream holds, without one',
      { streamViewType: 'KEYS_ONLY' },
      ['streamViewType needs streamEnabled'],
    ],
    [
      'a key of KMS without encryption by it',
      {
        serverSideEncryption: {
          enabled: false,
          kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/a',
        },
      },
      ['serverSideEncryption kmsKeyArn needs enabled'],
    ],
    [
      'how long no backups are kept',
      { pointInTimeRecovery: { enabled: false, recoveryPeriodInDays: 3 } },
      [
        'pointInTimeRecovery keeps nothing unless it is enabled; leave recoveryPeriodInDays out',
      ],
    ],
    [
      'a limit of what is set aside',
      {
        billingMode: 'PROVISIONED',
        ...capacity,
        onDemandThroughput: { maxReadRequestUnits: 1 },
      },
      [
        'onDemandThroughput is for billingMode PAY_PER_REQUEST only; leave it out',
      ],
    ],
  ])('refuses %s', (_, config, problems) => {
    expect(problemsIn([['x', 'DYNAMODB', config]])).toEqual(
      problems.map(problem => `0.${problem}`),
    );
  });

  it('refuses a key that leads to a table which says how it is encrypted', () => {
    expect(
      problemsIn(
        [
          ['x', 'DYNAMODB', { serverSideEncryption: { enabled: true } }],
          ['key', 'KMS'],
        ],
        [['key', 'x']],
      ),
    ).toEqual(['edges.0 x says in serverSideEncryption how it is encrypted']);
  });
});
