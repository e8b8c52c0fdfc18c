import type { Stand } from './Stand';

/** Short, so that what is dead is soon known to be, and in the product's own proportions. */
export const LEASE_MS = 6_000;
export const REQUEST_TIMEOUT_MS = 3_000;

/** In the unit of app-config.yaml, as durations of other units would add up. */
const seconds = (ms: number) => ({ seconds: ms / 1_000 });

/** A portal whose calls go over the wires of the stand. */
export function portalConfig({
  options,
  gitlab,
  argocd,
  workingDirectory,
}: Stand) {
  const requestTimeout = seconds(options.requestTimeout ?? REQUEST_TIMEOUT_MS);
  return {
    backend: { workingDirectory },
    // Longer than it takes to undo, as in the product.
    scaffolder: {
      taskTimeout: { minutes: 0.5 },
      taskTimeoutJanitorFrequency: { seconds: 5 },
    },
    cloudforge: {
      platform: { argocd: { registration: options.mode } },
      gitlab: {
        apiUrl: `${gitlab.url}/api/v4`,
        requestTimeout,
      },
      argocd: {
        url: argocd.url,
        requestTimeout,
        registrationTimeout: { seconds: 60 },
      },
      operations: { lease: seconds(LEASE_MS), settle: requestTimeout },
    },
  };
}
