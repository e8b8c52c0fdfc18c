import { file } from '../../__testUtils__/designs';
import {
  findingsIn,
  problemsIn,
  resourcesOf,
} from '../../__testUtils__/rendered';

type Parts = Parameters<typeof file>;

describe('SNS', () => {
  it('is encrypted and takes messages over TLS only', async () => {
    const of = await resourcesOf([['news', 'SNS']]);
    expect(of('aws_sns_topic', 'news')).toMatchObject({
      name: 'cloudforge-news',
      kms_master_key_id: 'alias/aws/sns',
      signature_version: 2,
    });
    expect(of('aws_sns_topic_policy', 'news').policy).toContain(
      '"aws:SecureTransport" = "false"',
    );
    expect(findingsIn([['news', 'SNS']])).toEqual([]);
    expect(
      findingsIn([['news', 'SNS', { encrypted: false, signatureVersion: 1 }]]),
    ).toEqual(['high encrypted', 'low signatureVersion']);
  });

  it('tells queues, whose policies let it in and no other topic', async () => {
    const of = await resourcesOf(
      [
        ['news', 'SNS', { fifoTopic: true }],
        ['other', 'SNS'],
        ['letters', 'SQS', { fifoQueue: true }],
        ['key', 'KMS'],
      ],
      [
        ['news', 'letters'],
        ['key', 'letters'],
      ],
    );
    expect(of('aws_sns_topic', 'news').name).toBe('cloudforge-news.fifo');
    expect(of('aws_sns_topic_subscription', 'news__to_letters')).toMatchObject({
      protocol: 'sqs',
      endpoint: '${aws_sqs_queue.letters.arn}',
      topic_arn: '${aws_sns_topic.news.arn}',
    });
    const policies = [
      of('aws_sqs_queue_policy', 'letters').policy,
      of('aws_kms_key_policy', 'key').policy,
    ].map(String);
    for (const policy of policies) {
      expect(policy).toContain('sns.amazonaws.com');
      expect(policy).toContain('aws_sns_topic.news.arn');
      expect(policy).not.toContain('aws_sns_topic.other.arn');
    }
  });

  it('hears of new objects with a key that S3 may use', async () => {
    const of = await resourcesOf(
      [
        ['news', 'SNS'],
        ['files', 'S3'],
        ['key', 'KMS'],
        ['web', 'EC2'],
      ],
      [
        ['files', 'news'],
        ['key', 'news'],
        ['web', 'news'],
      ],
    );
    expect(of('aws_s3_bucket_notification', 'files')).toMatchObject({
      topic: [
        {
          topic_arn: '${aws_sns_topic.news.arn}',
          events: ['s3:ObjectCreated:*'],
        },
      ],
      depends_on: ['${aws_sns_topic_policy.news}', '${aws_kms_key_policy.key}'],
    });
    expect(of('aws_sns_topic_policy', 'news').policy).toContain(
      'aws_s3_bucket.files.arn',
    );
    const role = `${of('aws_iam_role_policy', 'web').policy}`;
    expect(role).toContain('sns:Publish');
    expect(role).toContain('aws_kms_key.key.arn');
  });

  it('keeps the names of subscriptions when one before them goes away', async () => {
    const namesOf = async (...names: string[]) => {
      const of = await resourcesOf([
        [
          'news',
          'SNS',
          {
            subscription: names.map(name => ({
              protocol: 'email',
              endpoint: `${name}@example.com`,
            })),
          },
        ],
      ]);
      return of.names('aws_sns_topic_subscription');
    };
    const [second] = await namesOf('b');
    expect(await namesOf('a', 'b')).toContain(second);
    expect(await namesOf('a')).not.toContain(second);
  });

  it.each<[string, Parts, string]>([
    [
      'a standard topic and a FIFO queue',
      [
        [
          ['x', 'SNS'],
          ['y', 'SQS', { fifoQueue: true }],
        ],
        [['x', 'y']],
      ],
      'edges.0 only a FIFO topic sends to a FIFO queue',
    ],
    [
      "a queue with AWS's own key",
      [
        [
          ['x', 'SNS'],
          ['y', 'SQS', { kmsMasterKeyId: 'alias/aws/sqs' }],
        ],
        [['x', 'y']],
      ],
      "edges.0 SNS may not use AWS's own key alias/aws/sqs",
    ],
    [
      'events of S3 where S3 cannot use the key',
      [
        [
          ['x', 'SNS'],
          ['y', 'S3'],
        ],
        [['y', 'x']],
      ],
      "0.kmsMasterKeyId S3 may not use AWS's own key alias/aws/sns",
    ],
    [
      'events of S3 to a FIFO topic',
      [
        [
          ['x', 'SNS', { fifoTopic: true, encrypted: false }],
          ['y', 'S3'],
        ],
        [['y', 'x']],
      ],
      'edges.0 S3 sends no events to a FIFO topic',
    ],
    [
      'events of S3 to two',
      [
        [
          ['x', 'SNS', { encrypted: false }],
          ['y', 'S3'],
          ['z', 'SQS'],
        ],
        [
          ['y', 'x'],
          ['y', 'z'],
        ],
      ],
      '1 a bucket tells one other of its new objects',
    ],
    [
      'no encryption, and a key',
      [
        [
          ['x', 'SNS', { encrypted: false }],
          ['y', 'KMS'],
        ],
        [['y', 'x']],
      ],
      '0.encrypted is false, yet a KMS key leads to the topic',
    ],
  ])('refuses %s', (_, of, problem) => {
    expect(problemsIn(...of)).toEqual([problem]);
  });

  it.each<[string, object, string]>([
    [
      'no address',
      { protocol: 'email', endpoint: 'x' },
      'subscription.0.endpoint must be an e-mail address',
    ],
    [
      'http',
      { protocol: 'https', endpoint: 'http://example.com' },
      'subscription.0.endpoint must be an https address without user name and password, which would stand in the state',
    ],
    [
      'a password in the address',
      { protocol: 'https', endpoint: 'https://a:b@example.com/' },
      'subscription.0.endpoint must be an https address without user name and password, which would stand in the state',
    ],
    [
      'raw e-mails',
      {
        protocol: 'email',
        endpoint: 'a@example.com',
        rawMessageDelivery: true,
      },
      'subscription.0.rawMessageDelivery is for https only',
    ],
    [
      'what a filter filters, without one',
      {
        protocol: 'email',
        endpoint: 'a@example.com',
        filterPolicyScope: 'MessageBody',
      },
      'subscription.0.filterPolicyScope needs filterPolicy',
    ],
    [
      'a filter of too many combinations',
      {
        protocol: 'email',
        endpoint: 'a@example.com',
        filterPolicy: {
          a: Array.from({ length: 20 }, (__, i) => i),
          b: [1, 2, 3, 4, 5, 6, 7, 8],
        },
      },
      'subscription.0.filterPolicy a filter has at most 150 combinations of values',
    ],
  ])('refuses a subscription with %s', (_, subscription, problem) => {
    expect(
      problemsIn([['x', 'SNS', { subscription: [subscription] }]]),
    ).toEqual([`0.${problem}`]);
  });

  it('refuses what does not go with FIFO', () => {
    const one = { protocol: 'email', endpoint: 'a@example.com' };
    expect(
      problemsIn([
        ['x', 'SNS', { contentBasedDeduplication: true, name: 'a.fifo' }],
        [
          'y',
          'SNS',
          { fifoTopic: true, tracingConfig: 'Active', subscription: [one] },
        ],
        ['z', 'SNS', { subscription: [one, one] }],
      ]),
    ).toEqual([
      '0.contentBasedDeduplication is for FIFO topics only; set fifoTopic to true or leave it out',
      '0.name ends with .fifo if, and only if, the topic is a FIFO topic',
      '1.tracingConfig is not for FIFO topics; leave it out',
      '1.subscription a FIFO topic sends to queues only, to which edges lead',
      '2.subscription two subscriptions have the same protocol and address',
    ]);
  });
});
