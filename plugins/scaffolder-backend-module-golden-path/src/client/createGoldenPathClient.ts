import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';

/** What every action that talks to golden-path-backend needs. */
export interface GoldenPathServices {
  auth: AuthService;
  discovery: DiscoveryService;
}

/**
 * Longer than any answer takes: the backend itself waits for GitLab, with
 * repeats, and holds an event poll back for up to 20 s. Milliseconds.
 */
const REQUEST_TIMEOUT = 120_000;

/** A client that acts for the person who started the task. */
export function createGoldenPathClient(
  { auth, discovery }: GoldenPathServices,
  task: { getInitiatorCredentials(): Promise<BackstageCredentials> },
): GoldenPathClient {
  return new GoldenPathClient({
    discoveryApi: discovery,
    fetchApi: {
      async fetch(url, init) {
        // Asked for anew every time: tokens are short-lived, operations may not be.
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await task.getInitiatorCredentials(),
          targetPluginId: 'golden-path',
        });
        const timeout = AbortSignal.timeout(REQUEST_TIMEOUT);
        return fetch(url, {
          ...init,
          headers: { ...init.headers, Authorization: `Bearer ${token}` },
          signal: init.signal
            ? AbortSignal.any([init.signal, timeout])
            : timeout,
        });
      },
    },
  });
}
