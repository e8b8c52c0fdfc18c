import {
  IS_SERVICE_OWNER_RULE,
  RESOURCE_TYPE_SERVICE,
} from '@cloudforge/plugin-golden-path-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { canonicalRef } from '../operations/canonicalRef';

/**
 * What a decision is about: whoever owns the service.
 *
 * @public
 */
export interface ServiceResource {
  /** Entity reference. */
  owner: string;
}

/**
 * Part of a list query: only services of these owners.
 *
 * @public
 */
export interface ServiceFilter {
  owners: string[];
}

/** @public */
export const serviceResourceRef = createPermissionResourceRef<
  ServiceResource,
  ServiceFilter
>().with({
  pluginId: 'golden-path',
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Whether the service's owner is among the claims, which are the entity
 * references of a user and the groups that the user belongs to.
 *
 * @public
 */
export const isServiceOwner = createPermissionRule({
  name: IS_SERVICE_OWNER_RULE,
  description: 'Allow when the owner of the service is among the claims',
  resourceRef: serviceResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references, of which one has to be the owner'),
  }),
  apply: ({ owner }, { claims }) =>
    claims.some(claim => sameEntity(claim, owner)),
  toQuery: ({ claims }) => ({ owners: claims.map(canonicalRef) }),
});

const exported = createConditionExports({
  resourceRef: serviceResourceRef,
  rules: { isServiceOwner },
});

/**
 * Conditions for policies, by rule.
 *
 * @public
 */
export const serviceConditions = exported.conditions;

/**
 * Wraps conditions into a policy's decision.
 *
 * @public
 */
export const createServiceConditionalDecision =
  exported.createConditionalDecision;

function sameEntity(a: string, b: string) {
  return canonicalRef(a) === canonicalRef(b);
}
