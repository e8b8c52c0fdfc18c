/**
 * What Terraform calls to make, read and remove each resource: a table of its
 * own, so that the policies are held against something else than what they are
 * made of. By hand from the provider's source (internal/service, 6.x) and AWS's
 * service authorization reference, November 2026.
 */
const CALLS: Readonly<Record<string, string>> = {
  aws_apigatewayv2_api: 'apigateway POST GET DELETE',
  aws_apigatewayv2_integration: 'apigateway POST GET DELETE',
  aws_apigatewayv2_route: 'apigateway POST GET DELETE',
  aws_apigatewayv2_stage: 'apigateway POST GET DELETE',
  aws_autoscaling_attachment:
    'autoscaling AttachLoadBalancerTargetGroups DescribeAutoScalingGroups DetachLoadBalancerTargetGroups',
  aws_autoscaling_group:
    'autoscaling CreateAutoScalingGroup DescribeAutoScalingGroups DeleteAutoScalingGroup',
  aws_autoscaling_policy:
    'autoscaling PutScalingPolicy DescribePolicies DeletePolicy',
  aws_cloudfront_distribution:
    'cloudfront CreateDistribution GetDistribution DeleteDistribution',
  aws_cloudfront_origin_access_control:
    'cloudfront CreateOriginAccessControl GetOriginAccessControl DeleteOriginAccessControl',
  aws_cloudwatch_log_group:
    'logs CreateLogGroup DescribeLogGroups DeleteLogGroup',
  aws_db_instance: 'rds CreateDBInstance DescribeDBInstances DeleteDBInstance',
  aws_db_parameter_group:
    'rds CreateDBParameterGroup DescribeDBParameterGroups DeleteDBParameterGroup',
  aws_db_subnet_group:
    'rds CreateDBSubnetGroup DescribeDBSubnetGroups DeleteDBSubnetGroup',
  aws_default_security_group:
    'ec2 DescribeSecurityGroups RevokeSecurityGroupIngress RevokeSecurityGroupEgress',
  aws_dynamodb_table: 'dynamodb CreateTable DescribeTable DeleteTable',
  aws_ebs_volume: 'ec2 CreateVolume DescribeVolumes DeleteVolume',
  aws_ecs_cluster: 'ecs CreateCluster DescribeClusters DeleteCluster',
  aws_ecs_service: 'ecs CreateService DescribeServices DeleteService',
  aws_ecs_task_definition:
    'ecs RegisterTaskDefinition DescribeTaskDefinition DeregisterTaskDefinition',
  aws_eip: 'ec2 AllocateAddress DescribeAddresses ReleaseAddress',
  aws_eks_access_entry:
    'eks CreateAccessEntry DescribeAccessEntry DeleteAccessEntry',
  aws_eks_access_policy_association:
    'eks AssociateAccessPolicy ListAssociatedAccessPolicies DisassociateAccessPolicy',
  aws_eks_cluster: 'eks CreateCluster DescribeCluster DeleteCluster',
  aws_eks_node_group: 'eks CreateNodegroup DescribeNodegroup DeleteNodegroup',
  aws_elasticache_cluster:
    'elasticache CreateCacheCluster DescribeCacheClusters DeleteCacheCluster',
  aws_elasticache_parameter_group:
    'elasticache CreateCacheParameterGroup DescribeCacheParameterGroups DeleteCacheParameterGroup',
  aws_elasticache_replication_group:
    'elasticache CreateReplicationGroup DescribeReplicationGroups DeleteReplicationGroup',
  aws_elasticache_subnet_group:
    'elasticache CreateCacheSubnetGroup DescribeCacheSubnetGroups DeleteCacheSubnetGroup',
  aws_elasticache_user: 'elasticache CreateUser DescribeUsers DeleteUser',
  aws_elasticache_user_group:
    'elasticache CreateUserGroup DescribeUserGroups DeleteUserGroup',
  aws_iam_instance_profile:
    'iam CreateInstanceProfile AddRoleToInstanceProfile GetInstanceProfile RemoveRoleFromInstanceProfile DeleteInstanceProfile',
  aws_iam_role: 'iam CreateRole GetRole DeleteRole',
  aws_iam_role_policy: 'iam PutRolePolicy GetRolePolicy DeleteRolePolicy',
  aws_iam_role_policy_attachment:
    'iam AttachRolePolicy ListAttachedRolePolicies DetachRolePolicy',
  aws_instance: 'ec2 RunInstances DescribeInstances TerminateInstances',
  aws_internet_gateway:
    'ec2 CreateInternetGateway AttachInternetGateway DescribeInternetGateways DetachInternetGateway DeleteInternetGateway',
  aws_kms_alias: 'kms CreateAlias ListAliases DeleteAlias',
  aws_kms_key: 'kms CreateKey DescribeKey ScheduleKeyDeletion',
  aws_kms_key_policy: 'kms PutKeyPolicy GetKeyPolicy',
  aws_lambda_event_source_mapping:
    'lambda CreateEventSourceMapping GetEventSourceMapping DeleteEventSourceMapping',
  aws_lambda_function: 'lambda CreateFunction GetFunction DeleteFunction',
  aws_lambda_permission: 'lambda AddPermission GetPolicy RemovePermission',
  aws_launch_template:
    'ec2 CreateLaunchTemplate DescribeLaunchTemplates DescribeLaunchTemplateVersions DeleteLaunchTemplate',
  aws_lb:
    'elasticloadbalancing CreateLoadBalancer DescribeLoadBalancers DeleteLoadBalancer',
  aws_lb_listener:
    'elasticloadbalancing CreateListener DescribeListeners DeleteListener',
  aws_lb_target_group:
    'elasticloadbalancing CreateTargetGroup DescribeTargetGroups DeleteTargetGroup',
  aws_lb_target_group_attachment:
    'elasticloadbalancing RegisterTargets DescribeTargetHealth DeregisterTargets',
  aws_nat_gateway: 'ec2 CreateNatGateway DescribeNatGateways DeleteNatGateway',
  aws_rds_cluster: 'rds CreateDBCluster DescribeDBClusters DeleteDBCluster',
  aws_rds_cluster_instance:
    'rds CreateDBInstance DescribeDBInstances DeleteDBInstance',
  aws_rds_cluster_parameter_group:
    'rds CreateDBClusterParameterGroup DescribeDBClusterParameterGroups DeleteDBClusterParameterGroup',
  aws_route: 'ec2 CreateRoute DescribeRouteTables DeleteRoute',
  aws_route53_record:
    'route53 ChangeResourceRecordSets ListResourceRecordSets GetChange',
  aws_route53_zone: 'route53 CreateHostedZone GetHostedZone DeleteHostedZone',
  aws_route_table: 'ec2 CreateRouteTable DescribeRouteTables DeleteRouteTable',
  aws_route_table_association:
    'ec2 AssociateRouteTable DescribeRouteTables DisassociateRouteTable',
  aws_s3_bucket: 's3 CreateBucket ListBucket DeleteBucket',
  aws_s3_bucket_cors_configuration: 's3 PutBucketCORS GetBucketCORS',
  aws_s3_bucket_lifecycle_configuration:
    's3 PutLifecycleConfiguration GetLifecycleConfiguration',
  aws_s3_bucket_logging: 's3 PutBucketLogging GetBucketLogging',
  aws_s3_bucket_notification: 's3 PutBucketNotification GetBucketNotification',
  aws_s3_bucket_ownership_controls:
    's3 PutBucketOwnershipControls GetBucketOwnershipControls',
  aws_s3_bucket_policy: 's3 PutBucketPolicy GetBucketPolicy DeleteBucketPolicy',
  aws_s3_bucket_public_access_block:
    's3 PutBucketPublicAccessBlock GetBucketPublicAccessBlock',
  aws_s3_bucket_server_side_encryption_configuration:
    's3 PutEncryptionConfiguration GetEncryptionConfiguration',
  aws_s3_bucket_versioning: 's3 PutBucketVersioning GetBucketVersioning',
  aws_secretsmanager_secret:
    'secretsmanager CreateSecret DescribeSecret DeleteSecret',
  // Reads the value back, though it keeps none of a write-only one.
  aws_secretsmanager_secret_version:
    'secretsmanager PutSecretValue GetSecretValue',
  aws_security_group:
    'ec2 CreateSecurityGroup DescribeSecurityGroups DeleteSecurityGroup',
  aws_sns_topic: 'sns CreateTopic GetTopicAttributes DeleteTopic',
  aws_sns_topic_policy: 'sns SetTopicAttributes GetTopicAttributes',
  aws_sns_topic_subscription:
    'sns Subscribe GetSubscriptionAttributes Unsubscribe',
  aws_sqs_queue: 'sqs CreateQueue GetQueueAttributes DeleteQueue',
  aws_sqs_queue_policy: 'sqs SetQueueAttributes GetQueueAttributes',
  aws_subnet: 'ec2 CreateSubnet DescribeSubnets DeleteSubnet',
  aws_volume_attachment: 'ec2 AttachVolume DescribeVolumes DetachVolume',
  aws_vpc: 'ec2 CreateVpc DescribeVpcs DescribeVpcAttribute DeleteVpc',
  aws_vpc_security_group_egress_rule:
    'ec2 AuthorizeSecurityGroupEgress DescribeSecurityGroupRules RevokeSecurityGroupEgress',
  aws_vpc_security_group_ingress_rule:
    'ec2 AuthorizeSecurityGroupIngress DescribeSecurityGroupRules RevokeSecurityGroupIngress',
  'data.aws_ami': 'ec2 DescribeImages',
  'data.aws_availability_zones': 'ec2 DescribeAvailabilityZones',
  // Nobody needs a permission for it.
  'data.aws_caller_identity': 'sts',
  'data.aws_region': 'ec2',
  'data.aws_ssm_parameter': 'ssm GetParameter',
  'data.aws_vpc': 'ec2 DescribeVpcs',
};

/** `sqs:CreateQueue` and so on, or nothing where the table does not know the type. */
export function callsFor(terraformType: string): string[] | undefined {
  const [service, ...calls] = CALLS[terraformType]?.split(' ') ?? [];
  return service === undefined
    ? undefined
    : calls.map(call => `${service}:${call}`);
}
