import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';
import type { GoldenPathApi } from './GoldenPathApi';

const known = new WeakMap<GoldenPathApi, Promise<PlatformSpec>>();

/** Asked for once by everything on a page: it changes only when the portal is started again. */
export function platformOf(api: GoldenPathApi): Promise<PlatformSpec> {
  const asked = known.get(api);
  if (asked) {
    return asked;
  }
  const platform = api.platform();
  known.set(api, platform);
  platform.catch(() => known.delete(api));
  return platform;
}
