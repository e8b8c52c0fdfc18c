import { z } from 'zod';
import { address, dnsName, labelKey, labelValue } from './platformFields';
import { cpuSchema, mebibytes, memorySchema, millicores } from './quantity';

const size = z.strictObject({ cpu: cpuSchema, memory: memorySchema });

/** What services get that do not say what they need, and the most that they may ask for. */
export const resourcesSchema = z
  .strictObject({
    /** Requests of an environment without a size of its own. */
    default: size,
    /** Largest request of one replica. */
    max: size,
    /** CPU limit as a multiple of the request: start-up and garbage collection need more than the usual. */
    cpuBurst: z.int().min(1).max(10),
    /** Smallest CPU limit, for the same reason. */
    minCpuLimit: cpuSchema,
  })
  .refine(
    ({ default: usual, max }) =>
      millicores(usual.cpu) <= millicores(max.cpu) &&
      mebibytes(usual.memory) <= mebibytes(max.memory),
    { error: 'the default size exceeds the largest', path: ['default'] },
  );

/** Where secrets are read from. */
export const secretStoreSchema = z.strictObject({
  /** ClusterSecretStore of the External Secrets Operator. */
  name: dnsName('secretStore.name', 253),
  /** First part of every key: `<prefix>/<service>/<environment>/<name>`. */
  pathPrefix: z
    .string()
    .max(100)
    .regex(
      /^[\w+=.@-]+(\/[\w+=.@-]+)*$/,
      'secretStore.pathPrefix is a path without a slash at its ends',
    ),
  /** How often External Secrets looks for a new value. */
  refreshInterval: z
    .string()
    .regex(/^[1-9]\d{0,3}[smh]$/, 'a duration such as "1h"'),
});

/** Grafana's own limits for the uid of a data source. */
const datasourceUid = z.string().regex(/^[\w-]{1,40}$/);

/** Who watches services, and where people look. */
export const monitoringSchema = z.strictObject({
  /** Where people reach Grafana. */
  grafanaUrl: address('monitoring.grafanaUrl'),
  /** Labels by which Prometheus finds ServiceMonitors and PrometheusRules, where it does not take all. */
  selectorLabels: z.record(labelKey, labelValue).default({}),
  /** Label by which Grafana finds dashboards in ConfigMaps. */
  dashboardLabel: labelKey.default('grafana_dashboard'),
  /** Grafana's data source of logs (Loki), by its uid. */
  logsDatasource: datasourceUid.default('loki'),
  /** Grafana's data source of traces (Tempo), by its uid. */
  tracesDatasource: datasourceUid.default('tempo'),
  /** Where services send traces to; none when absent. */
  otlpEndpoint: address('monitoring.otlpEndpoint').optional(),
});

/** What the owners of services are called in the cluster. */
export const rbacSchema = z
  .strictObject({
    /** Stands before the name of a group, as the cluster's identity provider writes it. */
    groupPrefix: z
      .string()
      .max(100)
      .regex(/^[\w:./-]*$/),
    /** The same for a single person. */
    userPrefix: z
      .string()
      .max(100)
      .regex(/^[\w:./@-]*$/),
  })
  .refine(
    ({ groupPrefix, userPrefix }) =>
      ![groupPrefix, userPrefix].some(prefix => prefix.startsWith('system:')),
    { error: 'Kubernetes keeps system: for itself' },
  )
  .default({ groupPrefix: '', userPrefix: '' });
