import { InputError } from '@backstage/errors';
import { archiveLimits } from './archiveLimits';

export const MIB = 1024 * 1024;

export function tooLarge(): InputError {
  return new InputError(
    `The source archive unpacks to more than ${
      archiveLimits.unpacked / MIB
    } MiB`,
  );
}
