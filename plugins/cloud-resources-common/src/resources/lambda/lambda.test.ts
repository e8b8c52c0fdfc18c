import { design } from '../../__testUtils__/designs';
import { problemsOf, blocksOf } from '../../__testUtils__/blocks';
import { packagesOf } from '../../terraform';

describe('a function', () => {
  it('is packed from the files of the design, and of a small answer without any', () => {
    const files = { 'index.py': 'x = 1\n', 'lib/a.py': '' };
    expect(
      packagesOf(
        design([
          ['one', 'LAMBDA', { runtime: 'python3.13', files }],
          ['two', 'LAMBDA'],
          ['web', 'EC2'],
        ]),
      ),
    ).toEqual([
      { path: 'packages/one.zip', node: 'one', files },
      {
        path: 'packages/two.zip',
        node: 'two',
        files: { 'index.mjs': expect.stringContaining('handler') },
      },
    ]);
  });

  it('has a role that may log, and nothing else', async () => {
    const { aws_iam_role_policy: policies, ...rest } = await blocksOf([
      ['one', 'LAMBDA'],
    ]);
    expect(`${policies.one[0].policy}`.match(/"\w+:\w+"/g)).toEqual([
      '"logs:CreateLogStream"',
      '"logs:PutLogEvents"',
    ]);
    expect(rest).not.toHaveProperty('aws_apigatewayv2_api');
    expect(rest.aws_lambda_function.one[0]).not.toHaveProperty('vpc_config');
    expect(Object.keys(rest)).not.toContain('aws_security_group');
  });

  it('stands behind an API that logs every request and may call this function alone', async () => {
    const of = await blocksOf([['one', 'LAMBDA', { httpApi: true }]]);
    expect(of.aws_apigatewayv2_route.one[0]).toMatchObject({
      route_key: '$default',
      target: 'integrations/${aws_apigatewayv2_integration.one.id}',
    });
    expect(of.aws_apigatewayv2_stage.one[0]).toMatchObject({
      auto_deploy: true,
      access_log_settings: [
        { destination_arn: '${aws_cloudwatch_log_group.one__api.arn}' },
      ],
    });
    expect(of.aws_lambda_permission.one__api[0]).toMatchObject({
      principal: 'apigateway.amazonaws.com',
      source_arn: '${aws_apigatewayv2_api.one.execution_arn}/*',
    });
  });

  it('is put into the VPC by a security group', async () => {
    const of = await blocksOf(
      [
        ['one', 'LAMBDA'],
        ['door', 'SECURITY_GROUP'],
      ],
      [['door', 'one']],
    );
    expect(of.aws_lambda_function.one[0].vpc_config).toEqual([
      expect.objectContaining({
        security_group_ids: ['${aws_security_group.door.id}'],
      }),
    ]);
    expect(Object.keys(of.aws_security_group)).toEqual(['door']);
  });

  it('is called by a bucket of this account, whose notification waits for the permission', async () => {
    const of = await blocksOf(
      [
        ['files', 'S3'],
        ['one', 'LAMBDA'],
      ],
      [['files', 'one']],
    );
    expect(of.aws_lambda_permission.one__files[0]).toMatchObject({
      principal: 's3.amazonaws.com',
      source_arn: '${aws_s3_bucket.files.arn}',
      source_account: '${data.aws_caller_identity.base.account_id}',
    });
    expect(of.aws_s3_bucket_notification.files[0]).toMatchObject({
      depends_on: ['${aws_lambda_permission.one__files}'],
      lambda_function: [
        { lambda_function_arn: '${aws_lambda_function.one.arn}' },
      ],
    });
    expect(of.aws_iam_role_policy.one[0].policy).toContain('s3:GetObject');
  });

  it('takes messages of a queue that hides them long enough', async () => {
    const of = await blocksOf(
      [
        ['orders', 'SQS'],
        ['one', 'LAMBDA', { batchSize: 50 }],
      ],
      [['orders', 'one']],
    );
    expect(of.aws_lambda_event_source_mapping.one__orders[0]).toMatchObject({
      event_source_arn: '${aws_sqs_queue.orders.arn}',
      batch_size: 50,
      maximum_batching_window_in_seconds: 1,
    });
    expect(of.aws_iam_role_policy.one[0].policy).toContain(
      'sqs:ReceiveMessage',
    );
    expect(
      problemsOf(
        [
          ['orders', 'SQS', { visibilityTimeoutSeconds: 30 }],
          ['one', 'LAMBDA', { timeout: 31 }],
        ],
        [['orders', 'one']],
      ).map(({ mend }) => mend),
    ).toEqual([
      'Set visibilityTimeoutSeconds of the queue to 186, or timeout of the function lower.',
    ]);
    expect(
      problemsOf(
        [
          ['orders', 'SQS', { fifoQueue: true }],
          ['one', 'LAMBDA', { batchSize: 11 }],
        ],
        [['orders', 'one']],
      ).map(({ message }) => message),
    ).toEqual(['a FIFO queue gives at most 10 messages at once']);
  });

  it.each([
    [{ files: { '../x': '' } }, 'files.../x'],
    [{ files: { '/etc/x': '' } }, 'files./etc/x'],
    [{ files: {} }, 'files'],
    [
      { environment: { variables: { AWS_REGION: 'x' } } },
      'environment.variables.AWS_REGION',
    ],
    [
      { environment: { variables: { A: 'x'.repeat(4_096) } } },
      'environment.variables',
    ],
    [{ retentionInDays: 2 }, 'retentionInDays'],
    [{ httpApi: true, timeout: 31 }, 'timeout'],
    [{ corsConfiguration: {} }, 'corsConfiguration'],
    [{ architectures: ['x86_64', 'arm64'] }, 'architectures'],
    [{ httpApi: true, routeKey: 'EAT /x' }, 'routeKey'],
  ])('refuses %j', (config, key) =>
    expect(
      problemsOf([['one', 'LAMBDA', config]]).map(({ path }) => path),
    ).toEqual([`nodes.0.data.config.${key}`]),
  );
});
