import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of everything that belongs to one service; the resource of a
 * decision is `{ owner: <entity ref> }`.
 *
 * @public
 */
export const RESOURCE_TYPE_SERVICE = 'cloudforge-service';

/**
 * Make a service for an owner.
 *
 * @public
 */
export const serviceCreatePermission = createPermission({
  name: 'cloudforge.service.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * See how a service runs.
 *
 * @public
 */
export const serviceReadPermission = createPermission({
  name: 'cloudforge.service.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * See the operations that touched a service.
 *
 * @public
 */
export const operationReadPermission = createPermission({
  name: 'cloudforge.operation.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Cancel an operation, or ask for its undo again.
 *
 * @public
 */
export const operationManagePermission = createPermission({
  name: 'cloudforge.operation.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Keep for good what a stuck operation has left, and let go of its name.
 *
 * @public
 */
export const operationAdoptPermission = createPermission({
  name: 'cloudforge.operation.adopt',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/**
 * Replace the token by which a service's pipeline writes its GitOps repository.
 *
 * @public
 */
export const tokenRotatePermission = createPermission({
  name: 'cloudforge.token.rotate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SERVICE,
});

/** @public */
export const goldenPathPermissions = [
  serviceCreatePermission,
  serviceReadPermission,
  operationReadPermission,
  operationManagePermission,
  operationAdoptPermission,
  tokenRotatePermission,
];

/**
 * Name of the one rule for {@link RESOURCE_TYPE_SERVICE}: the owner is among
 * `claims`, a list of entity references.
 *
 * @public
 */
export const IS_SERVICE_OWNER_RULE = 'IS_SERVICE_OWNER';
