import type { DesignNode } from '../../design/Design';
import { Reference, resource, Template, type HclBlock } from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { physicalName } from '../physicalName';
import { allow, policyDocument } from '../policyDocument';
import { keyArn } from './connections';
import { isRotated, type KmsConfig } from './schema';

/**
 * Leaves it to IAM who may use and administer the key. Without it nobody could,
 * not even the account's own administrators.
 */
const accountDecides = {
  Sid: 'AccountDecides',
  Effect: 'Allow',
  Principal: {
    AWS: Template.of(
      'arn:aws:iam::',
      Reference.to('data', 'aws_caller_identity', 'base', 'account_id'),
      ':root',
    ),
  },
  Action: 'kms:*',
  Resource: '*',
};

export function terraform(
  { name, label, config }: DesignNode<KmsConfig>,
  context: TerraformContext,
): readonly HclBlock[] {
  const keyId = Reference.to('aws_kms_key', name, 'key_id');
  const isRotating = isRotated(config);
  return [
    resource('aws_kms_key', name, {
      description: config.description ?? label,
      customer_master_key_spec: config.customerMasterKeySpec,
      key_usage: config.keyUsage,
      enable_key_rotation: isRotating,
      rotation_period_in_days: isRotating
        ? config.rotationPeriodInDays
        : undefined,
      deletion_window_in_days: config.deletionWindowInDays,
      is_enabled: config.isEnabled,
      multi_region: config.multiRegion,
      tags: context.tags(config.tags),
    }),
    resource('aws_kms_alias', name, {
      name: config.alias ?? `alias/${physicalName(context.prefix, name, 250)}`,
      target_key_id: keyId,
    }),
    // Apart from the key: it may name what is encrypted with the key.
    resource('aws_kms_key_policy', name, {
      key_id: keyId,
      policy: policyDocument([
        accountDecides,
        ...context.admitted.map(statement =>
          allow({ ...statement, resources: [keyArn(name)] }),
        ),
      ]),
    }),
  ];
}
