import { Sandbox } from '@cloudforge/sandbox';
import { must } from '../expect';

/** The parts of an Argo CD Application's status that the rows look at. */
export interface ApplicationStatus {
  sync: { status: string; revision: string };
  summary?: { images?: string[] };
  operationState?: { phase: string; message?: string };
  conditions?: { type: string; message: string }[];
}

/** As Argo CD sees it once it has heard of every push. */
export async function applicationStatus(
  { argocd, env }: Sandbox,
  project: string,
  name: string,
): Promise<ApplicationStatus> {
  await argocd.idle();
  const response = await fetch(
    `${argocd.url}/api/v1/applications/${name}?project=${project}`,
    { headers: { authorization: `Bearer ${env.ARGOCD_TOKEN}` } },
  );
  must(response.ok, `Argo CD answers ${response.status} for ${name}`);
  const { status } = (await response.json()) as { status: ApplicationStatus };
  return status;
}
