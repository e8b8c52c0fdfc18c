import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { type Rule, alertFields } from './rules';
import { seriesOf } from './sli';

/** No pod answers though one did within a day: what was never deployed is not down. */
function down(context: ServiceContext, environment: EnvironmentContext): Rule {
  const up = `up{${seriesOf(context, environment)}}`;
  return {
    alert: 'ServiceDown',
    expr: `(sum(${up}) or vector(0)) == 0\nand max(max_over_time(${up}[1d])) == 1`,
    for: '3m',
    ...alertFields(context, environment, {
      severity: 'page',
      summary: 'no pod answers',
      description:
        'Every pod is gone or cannot be scraped. Look at the events of the namespace and at the last deployment.',
    }),
  };
}

/** The operator's own namespace may have taken the place of the secret's, by how it is scraped. */
function notReady(namespace: string): string {
  const conditions = ['namespace', 'exported_namespace'].map(
    label =>
      `externalsecret_status_condition{${label}="${namespace}",condition="Ready",status="False"}`,
  );
  return `max by (name) (${conditions.join(' or ')}) == 1`;
}

/** The three that need kube-state-metrics or the External Secrets Operator watched; silent without. */
function troubled(
  context: ServiceContext,
  environment: EnvironmentContext,
): Rule[] {
  const { spec } = context;
  const { namespace, wanted, secrets } = environment;
  const ticket = (
    alert: string,
    expr: string,
    duration: string,
    summary: string,
    description: string,
  ): Rule => ({
    alert,
    expr,
    for: duration,
    ...alertFields(context, environment, {
      severity: 'ticket',
      summary,
      description,
    }),
  });
  return [
    ticket(
      'ContainerRestarts',
      `sum(increase(kube_pod_container_status_restarts_total{namespace="${namespace}",container="${spec.name}"}[30m])) > 3`,
      '5m',
      'containers are restarted again and again',
      'The reason of the last end is in `kubectl describe pod`; OOMKilled asks for more memory.',
    ),
    ...(wanted.replicas.min < wanted.replicas.max
      ? [
          ticket(
            'AutoscalerAtLimit',
            `kube_horizontalpodautoscaler_status_current_replicas{namespace="${namespace}",horizontalpodautoscaler="${spec.name}"} >= ${wanted.replicas.max}`,
            '30m',
            `it runs with the most replicas, ${wanted.replicas.max}`,
            'More load will not be met by more pods. Raise the most replicas, or the CPU of each.',
          ),
        ]
      : []),
    ...(secrets.length > 0
      ? [
          ticket(
            'SecretNotRead',
            notReady(namespace),
            '15m',
            'the secret {{ $labels.name }} cannot be read',
            `Its key is below ${environment.secretsPath}/ in the secret store. New pods do not start without it.`,
          ),
        ]
      : []),
  ];
}

export function healthAlerts(
  context: ServiceContext,
  environment: EnvironmentContext,
): Rule[] {
  return [down(context, environment), ...troubled(context, environment)];
}
