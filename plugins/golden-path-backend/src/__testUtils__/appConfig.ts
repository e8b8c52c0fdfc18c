import type { JsonObject } from '@backstage/types';
import { examplePlatform } from '@cloudforge/plugin-golden-path-common/testing';

/** The `cloudforge` part of app-config, complete. */
export function appConfig(): { cloudforge: JsonObject } {
  return {
    cloudforge: {
      platform: examplePlatform(),
      gitlab: { apiUrl: 'http://127.0.0.1:7100/api/v4', token: 'glpat-secret' },
      argocd: { url: 'http://127.0.0.1:7101', token: 'argocd-secret' },
    },
  };
}
