import type { Application, Condition } from './Application';
import { sourceOf } from './Application';

/** An Application that Argo CD is to refuse, for a test. */
export interface Refusal {
  /** Tested against the Application's name. */
  name: RegExp;
  /** What Argo CD says; its text for a foreign repository unless given. */
  message?: string;
}

/** Makes Argo CD refuse Applications that are in fact in order. */
export class Refusals {
  #refusal: Refusal | undefined;

  /** `undefined`: nothing is refused any more. */
  set(refusal: Refusal | undefined): void {
    this.#refusal = refusal;
  }

  conditions(app: Application): Condition[] {
    const refusal = this.#refusal;
    return refusal && app.metadata.name.search(refusal.name) >= 0
      ? [
          {
            type: 'InvalidSpecError',
            message:
              refusal.message ??
              `application repo ${
                sourceOf(app).repoURL
              } is not permitted in project '${app.spec.project}'`,
          },
        ]
      : [];
  }
}
