import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { serviceContract } from '../serviceContract';
import { type Panel, grid, stat, timeSeries } from './panels';
import { recordOf } from './prometheusRule';
import { indicatorsOf, seriesOf } from './sli';

/** Windows of rates: Grafana widens it with the time range. */
const RATE = '$__rate_interval';

function requestPanels(
  context: ServiceContext,
  environment: EnvironmentContext,
): Panel[] {
  const { requests, status, route, duration } = serviceContract.metrics;
  const series = seriesOf(context, environment);
  const rate = (metric: string, by: string, more = '') =>
    `sum by (${by}) (rate(${metric}{${series}${more}}[${RATE}]))`;
  const quantiles = [0.5, 0.95, 0.99].map(quantile => ({
    expr: `histogram_quantile(${quantile}, ${rate(
      `${duration}_bucket`,
      'le',
    )})`,
    legend: `p${quantile * 100}`,
    exemplars: true,
  }));
  return [
    timeSeries('Requests by route', 'reqps', [
      { expr: rate(requests, route), legend: `{{${route}}}` },
    ]),
    timeSeries('Failed requests by route', 'reqps', [
      {
        expr: rate(requests, route, `,${status}=~"5.."`),
        legend: `{{${route}}}`,
      },
    ]),
    timeSeries('Duration', 's', quantiles),
  ];
}

/** What is left of the budget, and how fast it goes. */
function budgetPanels(
  context: ServiceContext,
  environment: EnvironmentContext,
): Panel[] {
  const series = seriesOf(context, environment);
  const indicators = indicatorsOf(context, environment);
  return [
    ...indicators.map(indicator =>
      stat(
        `${indicator.slo}: objective ${indicator.objective} %`,
        'percentunit',
        `1 - avg_over_time(${recordOf(indicator, '1h')}{${series}}[30d])`,
        indicator.good,
      ),
    ),
    timeSeries(
      'Burn of the error budget (1 uses it up in 30 days)',
      'none',
      indicators.map(indicator => ({
        expr: `${recordOf(indicator, '1h')}{${series}} / ${indicator.budget}`,
        legend: indicator.slo,
      })),
    ),
  ];
}

function resourcePanels(
  { spec }: ServiceContext,
  { namespace }: EnvironmentContext,
): Panel[] {
  const container = `namespace="${namespace}",container="${spec.name}"`;
  return [
    timeSeries('CPU, in cores', 'none', [
      {
        expr: `sum by (pod) (rate(container_cpu_usage_seconds_total{${container}}[${RATE}]))`,
        legend: '{{pod}}',
      },
      {
        expr: `max(kube_pod_container_resource_requests{${container},resource="cpu"})`,
        legend: 'request',
      },
    ]),
    timeSeries('Memory', 'bytes', [
      {
        expr: `max by (pod) (container_memory_working_set_bytes{${container}})`,
        legend: '{{pod}}',
      },
      {
        expr: `max(kube_pod_container_resource_limits{${container},resource="memory"})`,
        legend: 'limit',
      },
    ]),
    timeSeries('Replicas', 'none', [
      {
        expr: `max(kube_deployment_status_replicas_available{namespace="${namespace}",deployment="${spec.name}"})`,
        legend: 'available',
      },
      {
        expr: `max(kube_deployment_spec_replicas{namespace="${namespace}",deployment="${spec.name}"})`,
        legend: 'wanted',
      },
    ]),
  ];
}

/** The Grafana dashboard of a service in one environment, in Grafana's own format. */
export function dashboard(
  context: ServiceContext,
  environment: EnvironmentContext,
): object {
  const { spec, names } = context;
  return {
    uid: environment.dashboardUid,
    title: environment.namespace,
    tags: ['cloudforge', spec.name, environment.environment],
    schemaVersion: 39,
    editable: false,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    links: [
      { title: 'Source', type: 'link', url: names.app.url },
      { title: 'Argo CD', type: 'link', url: environment.applicationUrl },
    ],
    templating: {
      list: [
        {
          name: 'datasource',
          label: 'Data source',
          type: 'datasource',
          query: 'prometheus',
        },
      ],
    },
    panels: grid([
      ...budgetPanels(context, environment),
      ...requestPanels(context, environment),
      ...resourcePanels(context, environment),
    ]),
  };
}
