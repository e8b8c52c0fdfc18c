import {
  BackstageCredentials,
  BackstageUserPrincipal,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  IS_SERVICE_OWNER_RULE,
  operationAdoptPermission,
  RESOURCE_TYPE_SERVICE,
} from '@cloudforge/plugin-golden-path-common';

/** The header of a member of team-rental, which owns the example. */
export const ALICE = mockCredentials.user.header('user:default/alice');
/** Of a member of team-fleet. */
export const BOB = mockCredentials.user.header('user:default/bob');
/** Of a platform administrator. */
export const PAULA = mockCredentials.user.header('user:default/paula');
/** Of whoever is not signed in. */
export const NOBODY = mockCredentials.none.header();

const groups: Record<string, string[]> = {
  'user:default/alice': ['group:default/team-rental'],
  'user:default/bob': ['group:default/team-fleet'],
};

/** Decides as the portal's policy does: paula everything, others for their groups, adopting nobody else. */
export const portalPolicy = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => ({
    authorize: async () => {
      throw new Error('the conditions are for the plugin to apply');
    },
    authorizeConditional: async (requests, options) => {
      const { credentials } = options as {
        credentials: BackstageCredentials<BackstageUserPrincipal>;
      };
      const { userEntityRef } = credentials.principal;
      return requests.map(({ permission }) =>
        decide(userEntityRef, permission.name),
      );
    },
  }),
});

function decide(user: string, permission: string): PolicyDecision {
  if (user === 'user:default/paula') {
    return { result: AuthorizeResult.ALLOW };
  }
  if (permission === operationAdoptPermission.name) {
    return { result: AuthorizeResult.DENY };
  }
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'golden-path',
    resourceType: RESOURCE_TYPE_SERVICE,
    conditions: {
      rule: IS_SERVICE_OWNER_RULE,
      resourceType: RESOURCE_TYPE_SERVICE,
      params: { claims: groups[user] ?? [] },
    },
  };
}
