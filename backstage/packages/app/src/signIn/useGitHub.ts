import { UserIdentity } from '@backstage/core-components';
import {
  githubAuthApiRef,
  type IdentityApi,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';

/**
 * Signs in with GitHub: in a window of its own, or silently where GitHub's
 * session is still good. Answers nothing if it is not.
 */
export function useGitHub() {
  const gitHub = useApi(githubAuthApiRef);
  return useCallback(
    async (how: 'window' | 'silent'): Promise<IdentityApi | undefined> => {
      const found = await gitHub.getBackstageIdentity(
        how === 'window' ? { instantPopup: true } : { optional: true },
      );
      return (
        found &&
        UserIdentity.create({
          identity: found.identity,
          profile: await gitHub.getProfile(),
          authApi: gitHub,
        })
      );
    },
    [gitHub],
  );
}
