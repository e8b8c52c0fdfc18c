import type { DesignNode } from '../design/Design';
import { Reference, resource, type HclBlock } from '../hcl';
import type { TerraformContext } from '../terraform/TerraformContext';
import { physicalName } from './physicalName';
import type { PolicyStatement } from './PolicyStatement';
import { roleBlocks } from './roleBlocks';

export const hasProfile = (
  { allowed }: TerraformContext,
  own: readonly PolicyStatement[] = [],
) => allowed.length > 0 || own.length > 0;

/** Role and profile of instances; none where they may do nothing. */
export function profileBlocks(
  node: DesignNode,
  context: TerraformContext,
  own: readonly PolicyStatement[] = [],
): HclBlock[] {
  const { name } = node;
  return hasProfile(context, own)
    ? [
        ...roleBlocks(node, context, 'ec2.amazonaws.com', own),
        resource('aws_iam_instance_profile', name, {
          name: physicalName(context.prefix, name, 128),
          role: Reference.to('aws_iam_role', name, 'name'),
          tags: context.tags(),
        }),
      ]
    : [];
}

export const profileName = (name: string) =>
  Reference.to('aws_iam_instance_profile', name, 'name');
