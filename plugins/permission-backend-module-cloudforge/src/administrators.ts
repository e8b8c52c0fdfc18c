import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'cloudforge.administrators';

function toGroupRef(value: string): string {
  const ref = parseEntityRef(value, {
    defaultKind: 'group',
    defaultNamespace: 'default',
  });
  if (ref.kind.toLocaleLowerCase('en-US') !== 'group') {
    throw new InputError(
      `${KEY} lists groups only, such as group:default/platform-admins; "${value}" is none.`,
    );
  }
  return stringifyEntityRef(ref);
}

/**
 * References of the groups whose members may do everything.
 *
 * @throws InputError when the configuration names anything but groups
 */
export function readAdministrators(config: Config): string[] {
  return (config.getOptionalStringArray(KEY) ?? []).map(toGroupRef);
}
