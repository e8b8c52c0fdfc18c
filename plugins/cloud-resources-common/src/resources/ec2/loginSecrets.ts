import type { DesignNode } from '../../design/Design';
import { block, Reference, resource, type HclBlock } from '../../hcl';
import type { RunSecret } from '../../terraform/RunSecret';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { physicalName } from '../physicalName';
import type { PolicyStatement } from '../PolicyStatement';
import type { Ec2Config } from './schema';

type Node = DesignNode<Ec2Config>;

interface LoginSecret {
  kind: RunSecret['kind'];
  /** Name of its blocks and of its variable; no label becomes a name with two underscores. */
  name: string;
  /** Ends its name in AWS. */
  suffix: 'password' | 'private-key';
  description: string;
}

function loginSecrets({ name, config }: Node): LoginSecret[] {
  return [
    ...(config.passwordLogin
      ? [
          {
            kind: 'password' as const,
            name: `${name}__password`,
            suffix: 'password' as const,
            description: 'Password of the first user',
          },
        ]
      : []),
    ...(config.keyPair
      ? [
          {
            kind: 'rsa-4096-key' as const,
            name: `${name}__private_key`,
            suffix: 'private-key' as const,
            description: 'Private key of the first user',
          },
        ]
      : []),
  ];
}

/** Terraform adds 26 characters; Secrets Manager takes 512. */
const LONGEST_PREFIX = 255;

/** AWS keeps a deleted secret for 7 to 30 days. */
const RECOVERY_DAYS = 7;

const secretArn = (name: string) =>
  Reference.to('aws_secretsmanager_secret', name, 'arn');

/**
 * Variable, secret and value. The value is ephemeral and write-only, so it
 * stands neither in a plan nor in the state; it is written once, since its
 * version never changes. The name ends in characters of Terraform's, because a
 * deleted secret keeps its name.
 */
function secretBlocks(
  { name, suffix, description }: LoginSecret,
  context: TerraformContext,
): HclBlock[] {
  return [
    block('variable', [name], {
      description,
      type: Reference.to('string'),
      ephemeral: true,
      sensitive: true,
      nullable: false,
    }),
    resource('aws_secretsmanager_secret', name, {
      name_prefix: `${physicalName(
        context.prefix,
        name.replace(/__.*$/, ''),
        LONGEST_PREFIX,
      )}-${suffix}-`,
      description,
      recovery_window_in_days: RECOVERY_DAYS,
      tags: context.tags(),
    }),
    resource('aws_secretsmanager_secret_version', name, {
      secret_id: secretArn(name),
      secret_string_wo: Reference.to('var', name),
      secret_string_wo_version: 1,
    }),
  ];
}

export const loginBlocks = (node: Node, context: TerraformContext) =>
  loginSecrets(node).flatMap(secret => secretBlocks(secret, context));

export const secrets = (node: Node): RunSecret[] =>
  loginSecrets(node).map(({ kind, name }) => ({
    variable: name,
    kind,
    node: node.id,
  }));

/** Where the instance finds the secret of a kind. */
export function loginSecretArn(
  node: Node,
  kind: RunSecret['kind'],
): Reference | undefined {
  const secret = loginSecrets(node).find(of => of.kind === kind);
  return secret && secretArn(secret.name);
}

/** What the instance's role must be allowed at its start. */
export function loginStatements(node: Node): PolicyStatement[] {
  const arns = loginSecrets(node).map(({ name }) => secretArn(name));
  return arns.length > 0
    ? [{ actions: ['secretsmanager:GetSecretValue'], resources: arns }]
    : [];
}

/** What must be there before the instance starts. */
export const loginDependencies = (node: Node) =>
  loginSecrets(node).map(({ name }) =>
    Reference.to('aws_secretsmanager_secret_version', name),
  );
