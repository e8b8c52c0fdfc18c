import type { DesignNode } from '../../design/Design';
import { Reference, Template } from '../../hcl';
import { computeTypes } from '../computeTypes';
import type { Connection, Connections } from '../Connection';
import type { Neighbours } from '../Neighbours';
import type { PolicyStatement } from '../PolicyStatement';
import { engineOf } from './engines';
import type { RdsConfig } from './schema';

type Node = DesignNode<RdsConfig>;

export const typeOf = ({ engine }: RdsConfig) =>
  engineOf(engine).aurora ? 'aws_rds_cluster' : 'aws_db_instance';

const account = Reference.to(
  'data',
  'aws_caller_identity',
  'base',
  'account_id',
);

/** The secret that RDS keeps the master user's password in. */
const secretArn = ({ name, config }: Node) =>
  Reference.to(typeOf(config), name, 'master_user_secret', 0, 'secret_arn');

/** Users of the database; the id of the resource is in no other region. */
const usersArn = ({ name, config }: Node) =>
  Template.of(
    'arn:aws:rds-db:*:',
    account,
    ':dbuser:',
    Reference.to(
      typeOf(config),
      name,
      engineOf(config.engine).aurora ? 'cluster_resource_id' : 'resource_id',
    ),
    '/*',
  );

function statements(node: Node): readonly PolicyStatement[] {
  const { iamDatabaseAuthenticationEnabled, masterUserSecretKmsKeyId: key } =
    node.config;
  return [
    {
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
      ],
      resources: [secretArn(node)],
    },
    ...(key === undefined
      ? []
      : [{ actions: ['kms:Decrypt'], resources: [key] }]),
    ...(iamDatabaseAuthenticationEnabled
      ? [{ actions: ['rds-db:connect'], resources: [usersArn(node)] }]
      : []),
  ];
}

const usedByCompute: Connection<object, RdsConfig> = {
  meaning:
    'Reaches the database at its port, and reads the secret with its password.',
  allows: statements,
};

export const connections: Connections = {
  from: Object.fromEntries(computeTypes.map(id => [id, usedByCompute])),
};

/** A key cannot encrypt what is not to be encrypted. */
export const refuses = ({ config }: Node, { sources }: Neighbours) =>
  sources('KMS').length > 0 && !config.storageEncrypted
    ? [
        {
          path: 'storageEncrypted',
          message: 'an edge leads a key to it, and it is not to be encrypted',
          mend: 'Remove the edge, or set storageEncrypted to true.',
        },
      ]
    : [];
