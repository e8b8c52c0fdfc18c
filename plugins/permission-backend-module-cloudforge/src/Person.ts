import type { BackstageUserInfo } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Somebody signed in, as the policy sees them. */
export interface Person {
  /** Entity reference of the user. */
  ref: string;
  /** Entity references of the groups that they belong to. */
  groups: string[];
}

/** Tells a person's groups from what else they own things by. */
export function toPerson(info: BackstageUserInfo): Person {
  const refs = info.ownershipEntityRefs.map(ref =>
    parseEntityRef(ref, { defaultKind: 'group', defaultNamespace: 'default' }),
  );
  return {
    ref: info.userEntityRef,
    groups: refs
      .filter(({ kind }) => kind.toLocaleLowerCase('en-US') === 'group')
      .map(ref => stringifyEntityRef(ref)),
  };
}
