import { dnsLabel } from './dnsLabel';
import { limits, reservedNames } from './limits';

/** Whether a service or a namespace may not be called so; Kubernetes keeps `kube-` for itself. */
export function isReserved(name: string): boolean {
  return (
    reservedNames.includes(name) || name === 'kube' || name.startsWith('kube-')
  );
}

/**
 * The name of a service: a DNS-1123 label that starts with a letter, 3 to 40
 * characters, not reserved.
 *
 * @public
 */
export const serviceNameSchema = dnsLabel(
  'The name',
  limits.name.min,
  limits.name.max,
)
  .refine(name => !isReserved(name), {
    error: issue =>
      `"${issue.input}" is reserved for the platform; choose another name`,
  })
  .meta({
    title: 'Name',
    description:
      'Used for both repositories, the namespaces and the host name. It cannot be changed later.',
  });
