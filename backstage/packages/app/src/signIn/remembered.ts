import type { IdentityApi } from '@backstage/frontend-plugin-api';

const KEY = 'cloudforge.signedInWith';

/** How somebody signs in. */
export type Provider = 'github' | 'guest';

/** How this browser signed in last, if it has not signed out since. */
export function rememberedProvider(): Provider | undefined {
  const value = localStorage.getItem(KEY);
  return value === 'github' || value === 'guest' ? value : undefined;
}

/** Signs in the same way after a reload, until `identity` signs out. */
export function remember(
  provider: Provider,
  identity: IdentityApi,
): IdentityApi {
  localStorage.setItem(KEY, provider);
  return {
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    getProfileInfo: () => identity.getProfileInfo(),
    signOut: async () => {
      forget();
      await identity.signOut();
    },
  };
}

/** Asks again next time. */
export function forget(): void {
  localStorage.removeItem(KEY);
}
