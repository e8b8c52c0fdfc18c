import type { KubernetesObject } from '../../render';
import { ofKind } from '../objectsByKind';
import { type Dangling, unless } from './Dangling';
import { named } from './named';

/** A binding to the Role or the admission policy that it is of. */
export function bindingProblems(
  objects: readonly KubernetesObject[],
): Dangling[] {
  const roles = named(ofKind('Role', objects));
  const policies = named(ofKind('ValidatingAdmissionPolicy', objects));
  return [
    ...ofKind('RoleBinding', objects).flatMap(binding =>
      unless(roles.has(binding.roleRef.name), binding, 'its Role is not there'),
    ),
    ...ofKind('ValidatingAdmissionPolicyBinding', objects).flatMap(binding =>
      unless(
        policies.has(binding.spec?.policyName),
        binding,
        'its policy is not there',
      ),
    ),
  ];
}
