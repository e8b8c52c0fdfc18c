import type { EnvironmentContext, ServiceContext } from '../ServiceContext';

/** The fields of a Prometheus rule that we use; it records or it alerts. */
export interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  for?: string;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
}

/** What tells the series of services and environments apart. */
export function ruleLabels(
  { spec }: ServiceContext,
  { environment, namespace }: EnvironmentContext,
): Record<string, string> {
  return { namespace, service: spec.name, environment };
}

interface Alert {
  severity: 'page' | 'ticket';
  summary: string;
  description: string;
  labels?: Record<string, string>;
}

/** Labels for whoever routes an alert, and what the one that gets it needs. */
export function alertFields(
  context: ServiceContext,
  environment: EnvironmentContext,
  { severity, summary, description, labels }: Alert,
): Pick<Rule, 'labels' | 'annotations'> {
  const { names, platform, labels: of } = context;
  return {
    labels: {
      ...ruleLabels(context, environment),
      // Nobody is woken for what no user relies on yet.
      severity: environment.isLast ? severity : 'ticket',
      owner: of.owner,
      ...labels,
    },
    annotations: {
      summary: `${names.name} in ${environment.environment}: ${summary}`,
      description,
      runbook_url: `${names.app.url}/-/blob/${platform.gitlab.defaultBranch}/docs/operations.md`,
      dashboard_url: environment.dashboardUrl,
    },
  };
}
