import type { DesignNode } from '../../design/Design';
import { NestedBlock, resource, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { keyArn } from '../kms/connections';
import { physicalName } from '../physicalName';
import type { DynamodbConfig } from './schema';

function indexBlocks(config: DynamodbConfig) {
  return {
    global_secondary_index: NestedBlock.each(
      config.globalSecondaryIndex,
      index => ({
        name: index.name,
        hash_key: index.hashKey,
        range_key: index.rangeKey,
        projection_type: index.projectionType,
        non_key_attributes: index.nonKeyAttributes,
        read_capacity: index.readCapacity,
        write_capacity: index.writeCapacity,
      }),
    ),
    local_secondary_index: NestedBlock.each(
      config.localSecondaryIndex,
      index => ({
        name: index.name,
        range_key: index.rangeKey,
        projection_type: index.projectionType,
        non_key_attributes: index.nonKeyAttributes,
      }),
    ),
  };
}

function encryptionBlock(
  { serverSideEncryption: encryption }: DynamodbConfig,
  context: TerraformContext,
): NestedBlock | undefined {
  const [key] = context.sources('KMS');
  if (key) {
    return NestedBlock.of({ enabled: true, kms_key_arn: keyArn(key.name) });
  }
  return (
    encryption &&
    NestedBlock.of({
      enabled: encryption.enabled,
      kms_key_arn: encryption.kmsKeyArn,
    })
  );
}

export function terraform(
  { name, config }: DesignNode<DynamodbConfig>,
  context: TerraformContext,
): readonly HclBlock[] {
  const { onDemandThroughput: most, pointInTimeRecovery: recovery } = config;
  return [
    resource('aws_dynamodb_table', name, {
      name: config.name ?? physicalName(context.prefix, name, 255),
      billing_mode: config.billingMode,
      hash_key: config.hashKey,
      range_key: config.rangeKey,
      read_capacity: config.readCapacity,
      write_capacity: config.writeCapacity,
      table_class: config.tableClass,
      stream_enabled: config.streamEnabled,
      stream_view_type: config.streamEnabled
        ? config.streamViewType ?? 'NEW_AND_OLD_IMAGES'
        : undefined,
      deletion_protection_enabled: config.deletionProtectionEnabled,
      tags: context.tags(config.tags),
      attribute: NestedBlock.each(
        config.attribute,
        ({ name: attribute, type }) => ({ name: attribute, type }),
      ),
      ...indexBlocks(config),
      on_demand_throughput:
        most &&
        NestedBlock.of({
          max_read_request_units: most.maxReadRequestUnits,
          max_write_request_units: most.maxWriteRequestUnits,
        }),
      point_in_time_recovery: NestedBlock.of({
        enabled: recovery.enabled,
        recovery_period_in_days: recovery.recoveryPeriodInDays,
      }),
      ttl:
        config.ttl &&
        NestedBlock.of({
          attribute_name: config.ttl.attributeName,
          enabled: config.ttl.enabled,
        }),
      server_side_encryption: encryptionBlock(config, context),
    }),
  ];
}
