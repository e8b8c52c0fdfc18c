import type { PlatformSpec } from '../spec';

/** A query as the data source of Grafana takes it. */
type Query =
  | { type: 'loki'; expr: string }
  | { type: 'tempo'; queryType: 'traceql'; query: string };

/** Grafana's Explore with one query over the last hour (its URL format since version 10). */
function exploreUrl(
  grafanaUrl: string,
  uid: string,
  { type, ...query }: Query,
): string {
  const datasource = { type, uid };
  const pane = {
    datasource: uid,
    queries: [{ refId: 'A', datasource, ...query }],
    range: { from: 'now-1h', to: 'now' },
  };
  const search = new URLSearchParams({
    schemaVersion: '1',
    panes: JSON.stringify({ a: pane }),
  });
  return `${grafanaUrl}/explore?${search}`;
}

/** Where people read the logs and traces of a service in one environment. */
export function exploreUrls(
  { monitoring }: PlatformSpec,
  of: { service: string; environment: string; namespace: string },
): { logsUrl: string; tracesUrl: string } {
  const { grafanaUrl, logsDatasource, tracesDatasource } = monitoring;
  return {
    logsUrl: exploreUrl(grafanaUrl, logsDatasource, {
      type: 'loki',
      expr: `{namespace="${of.namespace}"}`,
    }),
    tracesUrl: exploreUrl(grafanaUrl, tracesDatasource, {
      type: 'tempo',
      queryType: 'traceql',
      query: `{ resource.service.name = "${of.service}" && resource.deployment.environment.name = "${of.environment}" }`,
    }),
  };
}
