import { argocdViewPermission } from '@backstage-community/plugin-argocd-common';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogIngestionManagePermission,
  catalogIngestionReadPermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  operationAdoptPermission,
  operationManagePermission,
  operationReadPermission,
  serviceCreatePermission,
  serviceReadPermission,
  tokenRotatePermission,
} from '@cloudforge/plugin-golden-path-common';

/**
 * Who may. `everybody`: whoever is signed in. `member`: whoever belongs to a
 * group. `owner`: whoever owns the thing in question. `administrator`: nobody
 * but platform administrators, who may do everything anyway.
 */
export type Access = 'everybody' | 'member' | 'owner' | 'administrator';

/**
 * The policy, whole: one line a permission. What is not listed here only
 * administrators may do, so that a new plugin's permission is a decision.
 */
export const access: readonly (readonly [Permission, Access])[] = [
  // Catalog
  [catalogEntityReadPermission, 'everybody'],
  [catalogEntityCreatePermission, 'member'],
  [catalogEntityValidatePermission, 'member'],
  [catalogEntityRefreshPermission, 'owner'],
  [catalogEntityDeletePermission, 'owner'],
  [catalogLocationReadPermission, 'everybody'],
  [catalogLocationAnalyzePermission, 'member'],
  [catalogLocationCreatePermission, 'member'],
  // Says nothing of whose location it is, so it cannot be left to owners.
  [catalogLocationDeletePermission, 'administrator'],
  [catalogIngestionReadPermission, 'administrator'],
  [catalogIngestionManagePermission, 'administrator'],

  // Create
  [templateParameterReadPermission, 'everybody'],
  [templateStepReadPermission, 'everybody'],
  [taskCreatePermission, 'member'],
  [actionExecutePermission, 'member'],
  [taskReadPermission, 'owner'],
  [taskCancelPermission, 'owner'],
  // Runs a template that the caller wrote, with the portal's own credentials.
  [templateDryRunPermission, 'administrator'],
  [templateManagementPermission, 'administrator'],

  // Services and their operations
  [serviceCreatePermission, 'owner'],
  [serviceReadPermission, 'everybody'],
  [operationReadPermission, 'owner'],
  [operationManagePermission, 'owner'],
  [operationAdoptPermission, 'administrator'],
  [tokenRotatePermission, 'owner'],

  // Tabs of an entity
  [argocdViewPermission, 'everybody'],
  [kubernetesClustersReadPermission, 'everybody'],
  [kubernetesResourcesReadPermission, 'everybody'],
  // Forwards any request to a cluster.
  [kubernetesProxyPermission, 'administrator'],
];
