import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import {
  IS_SERVICE_OWNER_RULE,
  RESOURCE_TYPE_SERVICE,
} from '@cloudforge/plugin-golden-path-common';
import type { Person } from './Person';

/**
 * Allowed if the thing belongs to this person. Services belong to groups,
 * catalog entities to groups or people, scaffolder tasks to who started them.
 */
export function ifOwnedBy(
  person: Person,
  permission: Permission,
): PolicyDecision {
  if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({
        claims: [person.ref, ...person.groups],
      }),
    );
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
    return createScaffolderTaskConditionalDecision(
      permission,
      scaffolderTaskConditions.isTaskOwner({ createdBy: [person.ref] }),
    );
  }
  if (
    isResourcePermission(permission, RESOURCE_TYPE_SERVICE) &&
    person.groups.length > 0
  ) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'golden-path',
      resourceType: RESOURCE_TYPE_SERVICE,
      conditions: {
        rule: IS_SERVICE_OWNER_RULE,
        resourceType: RESOURCE_TYPE_SERVICE,
        params: { claims: person.groups },
      },
    };
  }
  return { result: AuthorizeResult.DENY };
}
