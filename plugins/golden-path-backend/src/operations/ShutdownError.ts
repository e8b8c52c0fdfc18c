import { CustomErrorBase } from '@backstage/errors';

/** This process ends; another one, or the next start, undoes the operation. */
export class ShutdownError extends CustomErrorBase {
  name = 'ShutdownError' as const;

  constructor() {
    super('The portal is shutting down');
  }
}
