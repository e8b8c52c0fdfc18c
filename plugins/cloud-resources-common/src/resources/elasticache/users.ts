import type { DesignNode } from '../../design/Design';
import {
  NestedBlock,
  Reference,
  resource,
  type HclBlock,
  type HclValue,
} from '../../hcl';
import type { TerraformContext } from '../../terraform/TerraformContext';
import { physicalName } from '../physicalName';
import { effective } from './effective';
import type { ElastiCacheConfig } from './schema';

type Node = DesignNode<ElastiCacheConfig>;

/** Of users and of groups of them. */
const LONGEST = 40;

/** As ElastiCache writes it back: whoever is nobody in particular may do nothing. */
const NOBODY = 'off ~keys* -@all +get';

const userId = (name: string) =>
  Reference.to('aws_elasticache_user', name, 'user_id');

/** No label becomes a name with two underscores. */
const defaultUser = (name: string) => `${name}__default`;

const idsOf = ({ name, config }: Node): HclValue =>
  // A group of Redis must have a user "default", which would otherwise be anybody.
  [...(config.engine === 'redis' ? [defaultUser(name)] : []), name].map(userId);

export const userGroupIds = ({ name, config }: Node): HclValue | undefined =>
  effective(config).hasUsers
    ? [Reference.to('aws_elasticache_user_group', name, 'user_group_id')]
    : undefined;

/** A user who signs in with IAM, so that there is no password to keep, and the group that the cache lets in. */
export function userBlocks(node: Node, context: TerraformContext): HclBlock[] {
  const { name, config } = node;
  const { engine } = config;
  if (!effective(config).hasUsers) {
    return [];
  }
  const id = physicalName(context.prefix, name, LONGEST);
  const nobody = resource('aws_elasticache_user', defaultUser(name), {
    user_id: physicalName(context.prefix, `${name}_default`, LONGEST),
    user_name: 'default',
    engine,
    access_string: NOBODY,
    tags: context.tags(),
    authentication_mode: NestedBlock.of({ type: 'no-password-required' }),
  });
  return [
    ...(engine === 'redis' ? [nobody] : []),
    resource('aws_elasticache_user', name, {
      user_id: id,
      // IAM wants both alike.
      user_name: id,
      engine,
      access_string: config.accessString ?? 'on ~* +@all',
      tags: context.tags(),
      authentication_mode: NestedBlock.of({ type: 'iam' }),
    }),
    resource('aws_elasticache_user_group', name, {
      user_group_id: id,
      engine,
      user_ids: idsOf(node),
      tags: context.tags(),
    }),
  ];
}
