import type { Design } from '../design/Design';
import type { RunSecret } from './RunSecret';

/**
 * The secrets that a run gives to Terraform as variables. Every run of the
 * design gives all of them, plan, apply and destroy alike, and gives them again
 * when it applies a saved plan: ephemeral variables are kept nowhere. Values may
 * be new each time: Terraform writes one only when it makes the secret.
 *
 * @public
 */
export function secretsOf({ nodes }: Design): readonly RunSecret[] {
  return nodes.flatMap(node => node.type.secrets?.(node) ?? []);
}
