import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy';
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { admissionRules, admissionVariables } from './admissionRules';
import { syncWaves } from './syncWaves';

/** Of the whole cluster, so named after the namespace, which is unique. */
const policyName = ({ namespace }: EnvironmentContext) =>
  `workload-${namespace}`;

const rule = (group: string, resources: string[]) => ({
  apiGroups: [group],
  apiVersions: ['*'],
  operations: ['CREATE' as const, 'UPDATE' as const],
  resources,
});

/**
 * What the kinds that a GitOps repository may hold could still do to others:
 * run an image from anywhere, take another service's host name on the shared
 * load balancer or in DNS, read another service's secrets, pass series off as
 * another service's, wake another team. Argo CD's project knows kinds only; the API server refuses these.
 */
export function admissionPolicy(
  context: ServiceContext,
  environment: EnvironmentContext,
): IValidatingAdmissionPolicy {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: {
      name: policyName(environment),
      labels: context.labels.of(environment.environment),
      annotations: syncWaves.boundary,
    },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': environment.namespace },
        },
        resourceRules: [
          rule('', ['pods', 'pods/ephemeralcontainers', 'services']),
          rule('networking.k8s.io', ['ingresses']),
          rule('external-secrets.io', ['externalsecrets']),
          rule('monitoring.coreos.com', ['servicemonitors', 'prometheusrules']),
        ],
      },
      variables: admissionVariables(context, environment),
      validations: admissionRules(context, environment).map(
        ({ resource, expression, message }) => ({
          expression: `request.resource.resource != "${resource}" || (${expression})`,
          message,
        }),
      ),
    },
  };
}

export function admissionPolicyBinding(
  context: ServiceContext,
  environment: EnvironmentContext,
): IValidatingAdmissionPolicyBinding {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: {
      name: policyName(environment),
      labels: context.labels.of(environment.environment),
      annotations: syncWaves.boundary,
    },
    spec: {
      policyName: policyName(environment),
      validationActions: ['Deny', 'Audit'],
    },
  };
}
