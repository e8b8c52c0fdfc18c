import { createApiRef } from '@backstage/frontend-plugin-api';
import type { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';

/**
 * What the pages ask of golden-path-backend.
 *
 * @public
 */
export type GoldenPathApi = Pick<
  GoldenPathClient,
  | 'platform'
  | 'checkName'
  | 'checkHost'
  | 'operations'
  | 'events'
  | 'serviceStatus'
  | 'cancel'
  | 'undo'
  | 'adopt'
>;

/**
 * Where the pages get it from; the plugin serves it with the typed client.
 *
 * @public
 */
export const goldenPathApiRef = createApiRef<GoldenPathApi>().with({
  id: 'plugin.golden-path.api',
  pluginId: 'golden-path',
});
