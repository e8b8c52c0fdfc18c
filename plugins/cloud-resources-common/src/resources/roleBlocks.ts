import type { DesignNode } from '../design/Design';
import { Reference, resource, type HclBlock } from '../hcl';
import type { TerraformContext } from '../terraform/TerraformContext';
import { physicalName } from './physicalName';
import { allow, policyDocument } from './policyDocument';

/** The role of a node that runs people's code: whatever its edges allow, and nothing else. */
export function roleBlocks(
  { name }: DesignNode,
  context: TerraformContext,
  service: string,
): HclBlock[] {
  return [
    resource('aws_iam_role', name, {
      name: physicalName(context.prefix, name, 64),
      assume_role_policy: policyDocument([
        {
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
        },
      ]),
      tags: context.tags(),
    }),
    ...(context.allowed.length > 0
      ? [
          resource('aws_iam_role_policy', name, {
            name: 'edges',
            role: Reference.to('aws_iam_role', name, 'id'),
            policy: policyDocument(context.allowed.map(allow)),
          }),
        ]
      : []),
  ];
}
