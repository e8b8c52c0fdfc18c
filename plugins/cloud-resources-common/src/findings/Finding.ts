/** @public */
export type Severity = 'high' | 'medium' | 'low';

/**
 * Something that a safe default would not have allowed.
 *
 * @public
 */
export interface Finding {
  severity: Severity;
  /** Of the configuration: `blockPublicAcls`. */
  path: string;
  message: string;
  mend: string;
}
