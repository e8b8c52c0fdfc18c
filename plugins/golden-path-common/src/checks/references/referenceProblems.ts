import type { KubernetesObject } from '../../render';
import { autoscalerProblems } from './autoscalerProblems';
import { bindingProblems } from './bindingProblems';
import { budgetProblems } from './budgetProblems';
import type { Dangling } from './Dangling';
import { deploymentProblems } from './deploymentProblems';
import { ingressProblems } from './ingressProblems';
import { monitorProblems } from './monitorProblems';
import { policyProblems } from './policyProblems';
import { serviceProblems } from './serviceProblems';

/** Every reference from one object of an environment to another. */
export function referenceProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  return [
    ...deploymentProblems(objects),
    ...serviceProblems(objects),
    ...ingressProblems(objects),
    ...autoscalerProblems(objects),
    ...budgetProblems(objects),
    ...monitorProblems(objects),
    ...policyProblems(objects),
    ...bindingProblems(objects),
  ];
}
