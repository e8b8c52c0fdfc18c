import { examplePlatform } from '@cloudforge/plugin-golden-path-common/testing';

/** A platform on a laptop. */
export const platform = examplePlatform({
  gitlab: 'http://localhost:7100',
  argocd: 'http://localhost:7101',
});
