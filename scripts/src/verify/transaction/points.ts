export type Mode = 'git' | 'rest';

/** One effect of a Create, and the call by which the portal makes it. */
export interface Point {
  effect: string;
  /** Title of the effect in the journal; `%` stands for anything. */
  title: string;
  /** As the wire words it; `catalog` has none, as the portal's own catalog does it. */
  call: { vendor: 'gitlab' | 'argocd'; text: string } | 'catalog';
}

const gitlab = (text: string) => ({ vendor: 'gitlab', text } as const);
const argocd = (text: string) => ({ vendor: 'argocd', text } as const);

const project = (path: string): Point[] => [
  {
    effect: `project ${path.split('/')[0]}`,
    title: `GitLab project ${path}`,
    call: gitlab(`POST /projects ${path}`),
  },
  {
    effect: `protection ${path.split('/')[0]}`,
    title: `protection of main in ${path}`,
    call: gitlab(`POST /projects/${path}/protected_branches`),
  },
];

const commit = (path: string, service: string): Point => ({
  effect: `commit ${path.split('/')[0]}`,
  title: `first commit of ${path} (%`,
  call: gitlab(`POST /projects/${path}/repository/commits Create ${service}`),
});

/** Every call by which Create changes something, in the order of the stages. */
export function pointsOf(service: string, mode: Mode): Point[] {
  const [app, gitops] = [`apps/${service}`, `gitops/${service}`];
  const token = `token for ${gitops} %`;
  const points: Point[] = [
    ...project(app),
    ...project(gitops),
    commit(app, service),
    commit(gitops, service),
    {
      effect: 'token: mint',
      title: token,
      call: gitlab(`POST /projects/${gitops}/access_tokens`),
    },
    {
      effect: 'token: variable',
      title: token,
      call: gitlab(`POST /projects/${app}/variables`),
    },
    {
      effect: 'catalog location',
      title: `catalog entity component:default/${service}%`,
      call: 'catalog',
    },
    {
      effect: 'workloads entry',
      title: `workloads/${service} in platform/workloads`,
      call: gitlab(
        `POST /projects/platform/workloads/repository/commits Register ${service}`,
      ),
    },
  ];
  if (mode === 'git') {
    return points;
  }
  return [
    ...points,
    {
      effect: 'Argo CD Application',
      title: `Argo CD Application ${service}-dev`,
      call: argocd(`POST /applications ${service}-dev`),
    },
  ];
}
