import type { PlatformSpec } from '@cloudforge/plugin-golden-path-common';

export type Registration = PlatformSpec['argocd']['registration'];

export const registrations: Registration[] = ['git', 'rest'];

/** The same platform, with Applications made this way. */
export function registeredBy(
  registration: Registration,
  { argocd, ...platform }: PlatformSpec,
): PlatformSpec {
  return { ...platform, argocd: { ...argocd, registration } };
}
