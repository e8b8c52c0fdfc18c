import type { DesignNode } from '../../design/Design';
import { Reference } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { keyArn } from '../kms/connections';
import { physicalName } from '../physicalName';
import { portGroupIds } from '../portGroup';
import { effective } from './effective';
import type { RdsConfig } from './schema';

/** Longest identifier of RDS, less room for the number of a cluster's instance. */
export const LONGEST = 60;

/** Arguments that an instance and a cluster have in common. */
export function commonArguments(
  node: DesignNode<RdsConfig>,
  context: TerraformContext,
) {
  const { name, config } = node;
  const { version, port } = effective(config);
  const identifier =
    config.identifier ?? physicalName(context.prefix, name, LONGEST);
  const [key] = context.sources('KMS');
  return {
    identifier,
    engine: config.engine,
    engine_version: version,
    storage_encrypted: config.storageEncrypted,
    kms_key_id: key ? keyArn(key.name) : config.kmsKeyId,
    manage_master_user_password: true,
    master_user_secret_kms_key_id: config.masterUserSecretKmsKeyId,
    iam_database_authentication_enabled:
      config.iamDatabaseAuthenticationEnabled,
    port,
    db_subnet_group_name: Reference.to('aws_db_subnet_group', name, 'name'),
    vpc_security_group_ids: portGroupIds(node, context),
    backup_retention_period: config.backupRetentionPeriod,
    copy_tags_to_snapshot: true,
    deletion_protection: config.deletionProtection,
    skip_final_snapshot: config.skipFinalSnapshot,
    final_snapshot_identifier: config.skipFinalSnapshot
      ? undefined
      : config.finalSnapshotIdentifier ?? `${identifier}-final`,
    allow_major_version_upgrade: config.allowMajorVersionUpgrade,
    apply_immediately: config.applyImmediately,
    performance_insights_enabled: config.performanceInsightsEnabled,
    enabled_cloudwatch_logs_exports:
      config.enabledCloudwatchLogsExports.length > 0
        ? config.enabledCloudwatchLogsExports
        : undefined,
  };
}

export type CommonArguments = ReturnType<typeof commonArguments>;
