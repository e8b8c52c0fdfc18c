import { HumanDuration } from '@backstage/types';

export interface Config {
  cloudforge: {
    /** What is true of the platform, not of one service. Holds no secret. */
    platform: {
      gitlab: {
        /** Where people and git reach GitLab: https://gitlab.example.com */
        baseUrl: string;
        /** Full path of the group of the app repositories. It exists already. */
        appsGroup: string;
        /** Full path of the group of the GitOps repositories. It exists already. */
        gitopsGroup: string;
        /** Full path of the workloads repository, the platform's register of services. */
        workloadsProject: string;
        defaultBranch: string;
      };
      argocd: {
        /** Where people reach Argo CD. */
        baseUrl: string;
        /** Namespace that Argo CD runs in. */
        namespace: string;
        /** The Application that syncs the workloads repository. */
        rootApplication: string;
        /** Name under which the Argo CD plugin of the portal knows this instance. */
        instance: string;
        /** Cluster that services are deployed to. */
        destinationServer: string;
        /**
         * Who makes the Applications of services: `git` (the default), Argo CD from
         * the workloads repository, or `rest`, the portal by Argo CD's API.
         */
        registration?: 'git' | 'rest';
      };
      /** Parent domain of every service's host. */
      domain: string;
      ingress: {
        className: string;
        /** IngressGroup of the one shared load balancer. */
        groupName: string;
        certificateArn?: string;
      };
      /** What the NetworkPolicies of services let through, where the defaults are too wide. */
      network?: {
        /** Subnets of the shared load balancer; all private networks when absent. */
        loadBalancerCidrs?: string[];
        /** Where services may speak HTTPS to; anywhere but link-local when absent. */
        httpsEgressCidrs?: string[];
        /** What every service may reach over TCP besides, such as the subnets of databases; nothing when absent. */
        egress?: { cidr: string; ports: number[] }[];
      };
      /** Registry that images are pushed to. */
      registry: string;
      /** Where images that run in the cluster may come from; `registry` is below one of them. */
      allowedRegistries: string[];
      aws: { accountId: string; region: string };
      /** What services get that do not say what they need, and the most that they may ask for. */
      resources: {
        /** Requests of an environment without a size of its own. */
        default: { cpu: string; memory: string };
        /** Largest request of one replica. */
        max: { cpu: string; memory: string };
        /** CPU limit as a multiple of the request. */
        cpuBurst: number;
        /** Smallest CPU limit. */
        minCpuLimit: string;
      };
      /** Service level objective of services that have none of their own, in percent over 30 days. */
      slo: {
        availability: number;
        /** Share of requests that are answered within so many milliseconds. */
        latency: { percent: number; milliseconds: number };
      };
      secretStore: {
        /** ClusterSecretStore of the External Secrets Operator. */
        name: string;
        /** First part of every key: `<prefix>/<service>/<environment>/<name>`. */
        pathPrefix: string;
        /** How often a new value is looked for, such as `1h`. */
        refreshInterval: string;
      };
      monitoring: {
        /** Where people reach Grafana. */
        grafanaUrl: string;
        /** Labels by which Prometheus finds its objects, where it does not take all. */
        selectorLabels?: { [label: string]: string };
        /** Label by which Grafana finds dashboards; `grafana_dashboard` by default. */
        dashboardLabel?: string;
        /** Uid of Grafana's data source of logs; `loki` by default. */
        logsDatasource?: string;
        /** Uid of Grafana's data source of traces; `tempo` by default. */
        tracesDatasource?: string;
        /** Where services send traces to, by OTLP; none when absent. */
        otlpEndpoint?: string;
      };
      /** What the cluster calls the owners of services; their names as they are by default. */
      rbac?: { groupPrefix: string; userPrefix: string };
      /** Prefix of our labels and annotations. */
      labelPrefix: string;
      /** GitLab group that guards what a service may not change by itself. */
      platformOwners: string;
      /** What the jobs of pipelines run in. */
      images: {
        /** Node.js and npm. */
        node: string;
        /** Buildah and GNU date. */
        buildah: string;
        /** Trivy, a shell and awk. */
        trivy: string;
        semgrep: string;
        /** Gitleaks 8.19 or newer, git and a shell. */
        gitleaks: string;
        /** ZAP with its packaged scans. */
        zap: string;
        /** AWS CLI 2, cosign 2, git, jq and skopeo; or a bare Alpine, in which jobs install them. */
        tools: string;
      };
      /** Sigstore that signs images; the public one takes pipelines of gitlab.com only. Not signed when absent. */
      signing?: { fulcioUrl: string; rekorUrl: string };
      /** Findings at this severity or above halt the pipeline. */
      blockingSeverity: 'critical' | 'high' | 'moderate' | 'low';
    };

    gitlab: {
      /** Base of the REST API: https://gitlab.example.com/api/v4 */
      apiUrl: string;
      /**
       * Token that creates projects, commits and project access tokens.
       * @visibility secret
       */
      token: string;
      /** Longest wait for one answer; 15 seconds by default. */
      requestTimeout?: HumanDuration | string;
    };

    argocd: {
      /** Where the backend reaches Argo CD. */
      url: string;
      /**
       * Token that may read and refresh Applications, and create and delete them
       * where the platform's registration is `rest`.
       * @visibility secret
       */
      token: string;
      /** Longest wait for one answer; 15 seconds by default. */
      requestTimeout?: HumanDuration | string;
      /** How long Applications may take to appear; 2 minutes by default. */
      registrationTimeout?: HumanDuration | string;
    };

    /**
     * Groups that are told when an operation could not be undone, as entity
     * references such as `group:default/platform-admins`.
     */
    administrators?: string[];

    operations?: {
      /**
       * How long an operation may go without a sign of life of the process that
       * runs it before another one undoes it; 30 seconds by default, at most
       * 45, so that what has died is being undone within a minute.
       */
      lease?: HumanDuration | string;
      /**
       * How long an operation waits for its caller's next call; 45 seconds by
       * default and at most, for the same reason.
       */
      handOver?: HumanDuration | string;
      /**
       * How long a vendor may still carry out a call whose answer never came; an
       * undo begins after it. 1 minute by default, after which GitLab ends what
       * it has begun; not shorter than a `requestTimeout`.
       */
      settle?: HumanDuration | string;
      /**
       * How long after an undo that failed it is first tried again by itself; 1
       * minute by default. The waits after that (2, 5, 10, 15, then every 30
       * minutes, for 3 days) stretch or shrink with it.
       */
      undoRetry?: HumanDuration | string;
      /**
       * How long finished operations and their events are kept; 180 days by
       * default. What is stuck, and the newest operation that made a service,
       * is kept for ever.
       */
      retention?: HumanDuration | string;
    };
  };
}
