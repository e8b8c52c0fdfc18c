import type { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';
import { explain } from './failures';

const DAY_MS = 86_400_000;

/** Look-ups under way at the same time. */
const AT_ONCE = 4;

/** What became of one service whose token ends soon. */
export interface ExpiringToken {
  service: string;
  /** When the token that it had ends; absent when it had none that works. */
  ended?: string;
  /** When the new one ends. */
  expiresAt?: string;
  revoked?: number;
  /** Why there is no new one, or why nobody knows when the old one ends. */
  error?: string;
}

export interface RotateExpiring {
  /** Rotates what ends this many days from now, or earlier. */
  days: number;
  now: number;
}

/** Replaces every token that ends soon; what fails does not keep the others from being replaced. */
export async function rotateExpiring(
  portal: GoldenPathClient,
  { days, now }: RotateExpiring,
): Promise<{ services: number; expiring: ExpiringToken[] }> {
  const services = await portal.services();
  const waiting = services.map(({ name }) => name);
  const due: ExpiringToken[] = [];
  const look = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const found = await lookAt(portal, name);
      if (found.error || endsBy(found.ended, now + days * DAY_MS)) {
        due.push(found);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  due.sort((a, b) => (a.service < b.service ? -1 : 1));
  const expiring: ExpiringToken[] = [];
  for (const token of due) {
    expiring.push(token.error ? token : await rotate(portal, token));
  }
  return { services: services.length, expiring };
}

function lookAt(
  portal: GoldenPathClient,
  service: string,
): Promise<ExpiringToken> {
  return portal.token(service).then(
    ({ expiresAt }) => ({ service, ended: expiresAt }),
    error => ({ service, error: explain(error) }),
  );
}

function rotate(
  portal: GoldenPathClient,
  token: ExpiringToken,
): Promise<ExpiringToken> {
  return portal.rotateToken(token.service).then(
    rotation => ({ ...token, ...rotation }),
    error => ({ ...token, error: explain(error) }),
  );
}

function endsBy(day: string | undefined, time: number): boolean {
  return day === undefined || Date.parse(day) <= time;
}
