/**
 * What the platform expects of every service, whatever its language: paths on
 * its one port, the variables that it is given, and the user that it runs as.
 * Skeletons keep to it.
 *
 * @public
 */
export const serviceContract = {
  paths: {
    /** 200 as long as the process should not be restarted. */
    live: '/healthz',
    /** 200 when requests may be sent to it, 503 otherwise. */
    ready: '/readyz',
    /** Prometheus text format. */
    metrics: '/metrics',
    /** The description of its API, as OpenAPI 3. */
    openApi: '/openapi.json',
  },
  /** Set by the platform, so not to be set in `env`. */
  variables: {
    port: 'PORT',
    service: 'SERVICE_NAME',
    environment: 'SERVICE_ENVIRONMENT',
  },
  /** `nonroot` of the distroless images. */
  userId: 65_532,
  /**
   * Seconds from SIGTERM to SIGKILL: 10 until the load balancer has forgotten
   * the pod, 30 for requests in hand, the rest to spare.
   */
  terminationGraceSeconds: 45,
} as const;
