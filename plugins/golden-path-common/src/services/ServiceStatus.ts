import type { Slo } from '../spec';

/**
 * What Argo CD saw of an environment when it last looked.
 *
 * @public
 */
export interface Deployed {
  /** `Synced`, `OutOfSync`, or `Unknown` while it has not been compared. */
  sync: string;
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`. */
  health: string;
  /** Commit of the GitOps repository. */
  revision?: { id: string; url: string };
  /** Container images with tag or digest. */
  images: string[];
  /** When it was last brought up to date, ISO 8601, UTC. */
  syncedAt?: string;
  /** What Argo CD complains of. */
  problems: string[];
}

/**
 * One environment of a service.
 *
 * @public
 */
export interface EnvironmentStatus {
  environment: string;
  namespace: string;
  /** Where people reach the service; public services only. */
  url?: string;
  application: { name: string; url: string };
  /** Pages of Grafana. */
  dashboardUrl: string;
  logsUrl: string;
  tracesUrl: string;
  /** Absent where Argo CD does not have the Application. */
  deployed?: Deployed;
}

/**
 * How a service runs, in every environment, in order of promotion.
 *
 * @public
 */
export interface ServiceStatus {
  name: string;
  /** The service's own objective, or the platform's. */
  slo: Slo;
  /** Who may change what. */
  owners: {
    /** Entity reference: the source, and by it what runs. */
    service: string;
    /** GitLab group that guards the GitOps repository, and in the workloads repository quotas, networks and permissions. */
    platform: string;
  };
  links: {
    pipeline: string;
    repository: string;
    gitopsRepository: string;
    boundary: string;
  };
  environments: EnvironmentStatus[];
}
