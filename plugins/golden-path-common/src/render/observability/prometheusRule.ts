import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { type BurnRate, burnRates, windows } from './burnRates';
import { healthAlerts } from './healthAlerts';
import { type Rule, alertFields, ruleLabels } from './rules';
import { type Indicator, indicatorsOf } from './sli';

/** `service:requests_availability_bad:ratio_rate5m` */
export const recordOf = ({ slo }: Indicator, window: string) =>
  `service:requests_${slo}_bad:ratio_rate${window}`;

function recordings(
  context: ServiceContext,
  environment: EnvironmentContext,
  over: readonly string[],
): Rule[] {
  return indicatorsOf(context, environment).flatMap(indicator =>
    over.map(window => ({
      record: recordOf(indicator, window),
      expr: indicator.ratio(window),
      labels: ruleLabels(context, environment),
    })),
  );
}

function burnAlert(
  context: ServiceContext,
  environment: EnvironmentContext,
  indicator: Indicator,
  rate: BurnRate,
): Rule {
  const series = Object.entries(ruleLabels(context, environment))
    .map(([key, value]) => `${key}="${value}"`)
    .join(',');
  const burns = (window: string) =>
    `${recordOf(indicator, window)}{${series}} > ${rate.factor} * ${
      indicator.budget
    }`;
  return {
    alert: 'ErrorBudgetBurn',
    expr: `${burns(rate.long)}\nand ${burns(rate.short)}`,
    for: rate.for,
    ...alertFields(context, environment, {
      severity: rate.severity,
      labels: { slo: indicator.slo, window: rate.long },
      summary: `{{ $value | humanizePercentage }} of requests ${indicator.bad} in the last ${rate.long}`,
      description: `The objective is ${indicator.objective} % over 30 days; the budget burns more than ${rate.factor} times as fast as that allows.`,
    }),
  };
}

/** Alerts from the service level objective, and on what keeps a service from running at all. */
export function prometheusRule(
  context: ServiceContext,
  environment: EnvironmentContext,
): IPrometheusRule {
  const { spec, platform, labels } = context;
  const burnAlerts = indicatorsOf(context, environment).flatMap(indicator =>
    burnRates.map(rate => burnAlert(context, environment, indicator, rate)),
  );
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: spec.name,
      labels: { ...platform.monitoring.selectorLabels, ...labels.all },
    },
    spec: {
      groups: [
        ...windows.map(({ interval, of }) => ({
          name: `${environment.namespace}-indicators-${interval}`,
          interval,
          rules: recordings(context, environment, of),
        })),
        {
          name: `${environment.namespace}-alerts`,
          rules: [...burnAlerts, ...healthAlerts(context, environment)],
        },
      ],
    },
  };
}
