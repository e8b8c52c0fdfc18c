import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { type Tree, inFolder } from '../Tree';
import type { ServiceObjects } from '../serviceObjects';
import { admissionPolicy, admissionPolicyBinding } from './admissionPolicy';
import { AWS_REQUEST_FILE, awsRequestText } from './awsRequestText';
import { hostFileOf } from './hostFile';
import { limitRange } from './limitRange';
import { namespace } from './namespace';
import { networkPolicies } from './networkPolicies';
import { readerBinding, readerRole } from './readAccess';
import { resourceQuota } from './resourceQuota';

/** What bounds one environment, by file. */
export function boundaries(
  context: ServiceContext,
  environment: EnvironmentContext,
) {
  return {
    'namespace.yaml': [namespace(context, environment)],
    'resource-quota.yaml': [resourceQuota(context, environment)],
    'limit-range.yaml': [limitRange(context, environment)],
    'network-policies.yaml': networkPolicies(context, environment),
    'read-access.yaml': [
      readerRole(context, environment),
      readerBinding(context, environment),
    ],
    'admission-policy.yaml': [
      admissionPolicy(context, environment),
      admissionPolicyBinding(context, environment),
    ],
  } satisfies Tree;
}

/**
 * What fixes the service's boundaries, for the workloads repository; with it
 * the Applications, where they are made by commit, the request for what it
 * needs on AWS, and its hosts.
 */
export function registrationTree(
  context: ServiceContext,
  objects: ServiceObjects,
): Tree {
  const byCommit = context.platform.argocd.registration === 'git';
  const request = awsRequestText(context);
  const entry = inFolder(
    context.names.workloads.directory,
    Object.assign(
      {
        'app-project.yaml': [objects.appProject],
        ...(request && { [AWS_REQUEST_FILE]: request }),
      },
      ...objects.environments.map(parts =>
        inFolder(parts.environment.environment, {
          ...parts.boundaries,
          ...(byCommit && { 'application.yaml': [parts.application] }),
        }),
      ),
    ),
  );
  return Object.assign(
    entry,
    ...context.environments.map(environment =>
      hostFileOf(context, environment),
    ),
  );
}
