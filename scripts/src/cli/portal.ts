import { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';
import { UsageError } from './failures';
import type { Terminal } from './Terminal';

const DEFAULT_URL = 'http://localhost:7007';

/** A rotation takes a minute at most, and the portal then says so itself. */
const REQUEST_MS = 90_000;

/** The API of the portal that the environment names, with the token that it holds. */
export function portalOf({ env }: Pick<Terminal, 'env'>): GoldenPathClient {
  const url = env.CLOUDFORGE_URL || DEFAULT_URL;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new UsageError(
      `CLOUDFORGE_URL has to be the address of the portal, like https://portal.example.com; it is "${url}"`,
    );
  }
  const token = env.CLOUDFORGE_TOKEN;
  if (!token) {
    throw new UsageError(
      'CLOUDFORGE_TOKEN is not set. It holds a token that the portal accepts: one of backend.auth.externalAccess in its configuration.',
    );
  }
  const baseUrl = url.replace(/\/+$/, '');
  return new GoldenPathClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `${baseUrl}/api/${pluginId}`,
    },
    fetchApi: {
      fetch: (input, init) =>
        fetch(input, {
          ...init,
          headers: { ...init.headers, authorization: `Bearer ${token}` },
          signal: AbortSignal.timeout(REQUEST_MS),
        }).catch(error => {
          throw new Error(
            `The portal at ${baseUrl} cannot be reached (${reasonOf(
              error,
            )}). Is CLOUDFORGE_URL right, and does the portal run?`,
          );
        }),
    },
  });
}

/** fetch hides what the system says in the cause. */
function reasonOf(error: Error): string {
  const { cause = error } = error;
  if (typeof cause === 'object' && cause && 'code' in cause && cause.code) {
    return String(cause.code);
  }
  return cause instanceof Error ? cause.message : error.message;
}
