const wave = (number: number) => ({
  'argocd.argoproj.io/sync-wave': String(number),
});

/**
 * Order in which Argo CD makes what it finds in the workloads repository, and,
 * reversed, in which it removes it: an Application is gone before its project,
 * and a project before its namespaces.
 */
export const syncWaves = {
  namespace: wave(-3),
  boundary: wave(-2),
  appProject: wave(-1),
  application: wave(0),
} as const;
