import type { DesignNode } from '../design/Design';
import { Reference, resource, type HclBlock, type HclValue } from '../hcl';
import type { TerraformContext } from '../terraform/TerraformContext';
import { physicalName } from './physicalName';
import { allow, policyDocument } from './policyDocument';
import type { PolicyStatement } from './PolicyStatement';

/** Lets one service of AWS take on a role. */
export const assumedBy = (service: string): HclValue =>
  policyDocument([
    {
      Effect: 'Allow',
      Principal: { Service: service },
      Action: 'sts:AssumeRole',
    },
  ]);

/**
 * The role of a node that runs people's code: whatever its edges allow and the
 * service itself needs, and nothing else.
 */
export function roleBlocks(
  { name }: DesignNode,
  context: TerraformContext,
  service: string,
  own: readonly PolicyStatement[] = [],
): HclBlock[] {
  const statements = [...own, ...context.allowed];
  return [
    resource('aws_iam_role', name, {
      name: physicalName(context.prefix, name, 64),
      assume_role_policy: assumedBy(service),
      tags: context.tags(),
    }),
    ...(statements.length > 0
      ? [
          resource('aws_iam_role_policy', name, {
            name: 'edges',
            role: Reference.to('aws_iam_role', name, 'id'),
            policy: policyDocument(statements.map(allow)),
          }),
        ]
      : []),
  ];
}
