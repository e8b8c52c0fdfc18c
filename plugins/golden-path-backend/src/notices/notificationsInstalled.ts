import type { DiscoveryService } from '@backstage/backend-plugin-api';

const TIMEOUT_MS = 5_000;

/**
 * Whether the portal has the notifications backend, which it may do without.
 * Asked without credentials: one that is there answers 401, an empty place 404.
 * Throws when nobody answers.
 */
export async function notificationsInstalled(
  discovery: DiscoveryService,
): Promise<boolean> {
  const baseUrl = await discovery.getBaseUrl('notifications');
  const { status } = await fetch(baseUrl, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return status !== 404;
}
