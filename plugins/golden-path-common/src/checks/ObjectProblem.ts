/**
 * One thing wrong with what was generated: a mistake of ours, never of the
 * person who asked for a service.
 *
 * @public
 */
export interface ObjectProblem {
  /** `dev: Ingress/shop` */
  object: string;
  message: string;
}

/** `Ingress/shop` */
export function nameOf(object: {
  kind?: string;
  metadata?: { name?: string };
}): string {
  return `${object.kind}/${object.metadata?.name}`;
}
