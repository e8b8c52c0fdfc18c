import type { HclValue } from '../hcl';

/**
 * One statement of an IAM policy that a design's own resources get, such as a
 * queue's: actions, and resources as references into the same file.
 *
 * @public
 */
export interface PolicyStatement {
  actions: readonly string[];
  resources: readonly HclValue[];
  /** Service principals that a resource policy lets in; none in a role's policy. */
  services?: readonly string[];
  /** Operator, key, value: `['ArnEquals', 'aws:SourceArn', reference]`. */
  conditions?: readonly (readonly [string, string, HclValue])[];
}
