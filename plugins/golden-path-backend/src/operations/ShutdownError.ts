import { ServiceUnavailableError } from '@backstage/errors';

/** This process ends; another one, or the next start, undoes the operation. */
export class ShutdownError extends ServiceUnavailableError {
  constructor() {
    super('This portal is shutting down; try again in a moment');
  }
}
