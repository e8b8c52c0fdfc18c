import { attributed, design } from '../../__testUtils__/designs';
import { problemsOf, blocksOf } from '../../__testUtils__/blocks';
import { findingsOf } from '../../findings';

const ops = 'arn:aws:iam::123456789012:role/ops';

describe('a Kubernetes cluster', () => {
  it('is private, logs everything and encrypts secrets with a key of its own', async () => {
    const of = await blocksOf([['fleet', 'EKS']]);
    expect(of.aws_eks_cluster.fleet[0]).toMatchObject({
      enabled_cluster_log_types: [
        'api',
        'audit',
        'authenticator',
        'controllerManager',
        'scheduler',
      ],
      vpc_config: [
        { endpoint_private_access: true, endpoint_public_access: false },
      ],
      access_config: [
        {
          authentication_mode: 'API',
          bootstrap_cluster_creator_admin_permissions: false,
        },
      ],
      encryption_config: [
        {
          resources: ['secrets'],
          provider: [{ key_arn: '${aws_kms_key.fleet.arn}' }],
        },
      ],
    });
    expect(of.aws_cloudwatch_log_group.fleet[0]).toMatchObject({
      name: '/aws/eks/cloudforge-fleet/cluster',
    });
  });

  it('has nodes with IMDSv2 and encrypted volumes, whose rights come first', async () => {
    const of = await blocksOf([
      ['fleet', 'EKS', { instanceTypes: ['t4g.medium'] }],
    ]);
    expect(of.aws_launch_template.fleet[0]).toMatchObject({
      metadata_options: [
        { http_tokens: 'required', http_put_response_hop_limit: 2 },
      ],
      block_device_mappings: [
        { ebs: [{ encrypted: true, volume_size: 20, volume_type: 'gp3' }] },
      ],
    });
    expect(of.aws_eks_node_group.fleet[0]).toMatchObject({
      ami_type: 'AL2023_ARM_64_STANDARD',
      depends_on: [
        '${aws_iam_role_policy_attachment.fleet__worker}',
        '${aws_iam_role_policy_attachment.fleet__network}',
        '${aws_iam_role_policy_attachment.fleet__images}',
      ],
    });
  });

  it('lets in whom the entries name, and keeps their names when one before goes away', async () => {
    const entry = (principalArn: string, namespaces?: string[]) => ({
      principalArn,
      policy: 'AmazonEKSEditPolicy',
      ...(namespaces && { namespaces }),
    });
    const made = async (...accessEntries: object[]) =>
      (await blocksOf([['fleet', 'EKS', { accessEntries }]]))
        .aws_eks_access_policy_association;
    const both = await made(entry(`${ops}2`), entry(ops, ['shop']));
    const one = await made(entry(ops, ['shop']));
    expect(Object.keys(both)).toEqual(expect.arrayContaining(Object.keys(one)));
    const scopes = Object.values(both).map(
      ([{ access_scope: scope }]) => scope,
    );
    expect(scopes).toHaveLength(2);
    expect(scopes).toEqual(
      expect.arrayContaining([
        [{ type: 'cluster' }],
        [{ type: 'namespace', namespaces: ['shop'] }],
      ]),
    );
  });

  it('is a grave finding where the whole internet may call it', () => {
    const severities = (config: object) =>
      findingsOf(design([['fleet', 'EKS', config]]), attributed)
        .filter(({ path }) => path !== 'deletionProtection')
        .map(({ severity, path }) => `${severity} ${path}`);
    expect(severities({})).toEqual([]);
    expect(severities({ endpointPublicAccess: true })).toEqual([
      'high publicAccessCidrs',
    ]);
    expect(
      severities({
        endpointPublicAccess: true,
        publicAccessCidrs: ['203.0.113.0/24'],
      }),
    ).toEqual(['low endpointPublicAccess']);
  });

  it.each([
    [{ publicAccessCidrs: ['10.0.0.0/8'] }, 'publicAccessCidrs'],
    [{ instanceTypes: ['m5.large', 'm6g.large'] }, 'instanceTypes'],
    [{ scalingConfig: { minSize: 3 } }, 'scalingConfig.desiredSize'],
    [{ version: '1.29' }, 'version'],
    [
      { accessEntries: [{ principalArn: ops }, { principalArn: ops }] },
      'accessEntries',
    ],
  ])('refuses %j', (config, key) =>
    expect(
      problemsOf([['fleet', 'EKS', config]]).map(({ path }) => path),
    ).toEqual([`nodes.0.data.config.${key}`]),
  );
});
