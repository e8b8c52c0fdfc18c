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
    /** Where traces go, by OTLP over HTTP; absent where the platform takes none. */
    otlpEndpoint: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    otelService: 'OTEL_SERVICE_NAME',
    /** `key=value,key=value` */
    otelAttributes: 'OTEL_RESOURCE_ATTRIBUTES',
  },
  /** Of every request but those to the paths above, for alerts and dashboards. */
  metrics: {
    /** Counter, with the label below. */
    requests: 'http_requests_total',
    /** Label that holds the HTTP status. */
    status: 'status_code',
    /** Label that holds the pattern of the path. */
    route: 'route',
    /** Histogram, in seconds; `latencyBounds` are among its buckets. */
    duration: 'http_request_duration_seconds',
  },
  /** `nonroot` of the distroless images. */
  userId: 65_532,
  /**
   * Seconds from SIGTERM to SIGKILL: 10 until the load balancer has forgotten
   * the pod, 30 for requests in hand, the rest to spare.
   */
  terminationGraceSeconds: 45,
} as const;
