import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import type { ServiceContext } from '../ServiceContext';
import { serviceContract } from '../serviceContract';

/** Series that one pod may have: a label without end costs its own service, not the others. */
const SAMPLE_LIMIT = 10_000;

/** The first that both sides speak; exemplars need OpenMetrics. */
const PROTOCOLS = [
  'OpenMetricsText1.0.0',
  'OpenMetricsText0.0.1',
  'PrometheusText1.0.0',
  'PrometheusText0.0.4',
] as const;

export function serviceMonitor({
  spec,
  platform,
  labels,
}: ServiceContext): IServiceMonitor {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: {
      name: spec.name,
      labels: { ...platform.monitoring.selectorLabels, ...labels.all },
    },
    spec: {
      selector: { matchLabels: labels.selector },
      endpoints: [
        {
          port: 'http',
          path: serviceContract.paths.metrics,
          interval: '30s',
          scrapeTimeout: '10s',
        },
      ],
      scrapeProtocols: [...PROTOCOLS],
      sampleLimit: SAMPLE_LIMIT,
    },
  };
}
