import type { EnvironmentContext, ServiceContext } from '../ServiceContext';
import { serviceContract } from '../serviceContract';

/** Selects the series of one service in one environment; the operator adds these labels when it scrapes. */
export function seriesOf(
  { spec }: ServiceContext,
  { namespace }: EnvironmentContext,
): string {
  return `namespace="${namespace}",service="${spec.name}"`;
}

/**
 * Matches a bucket whichever way its bound is written: Prometheus 3 turns `1`
 * into `1.0`.
 */
function bucket(milliseconds: number): string {
  const seconds = String(milliseconds / 1000);
  return seconds.includes('.')
    ? `le="${seconds}"`
    : `le=~"${seconds}(\\\\.0)?"`;
}

/** A service level indicator: what share of the requests was bad, and what share may be. */
export interface Indicator {
  /** Name of the objective, in names of rules and in labels. */
  slo: 'availability' | 'latency';
  /** In words, for whoever reads the alert. */
  bad: string;
  /** Percent of requests that have to be good. */
  objective: number;
  /** The same as a share: `0.999` of 99.9 %. */
  good: number;
  /** Share of requests that may be bad: `0.001` of 99.9 %. */
  budget: string;
  /** PromQL: share of bad requests over a window such as `5m`. */
  ratio(window: string): string;
}

/** Objectives have three decimals, and so has their rest: no `0.0009999999999998899`. */
const share = (percent: number) => Math.round(percent * 1000) / 100_000;

function shares(objective: number) {
  return {
    objective,
    good: share(objective),
    budget: String(share(100 - objective)),
  };
}

/** The indicators of a service's objective. */
export function indicatorsOf(
  context: ServiceContext,
  environment: EnvironmentContext,
): Indicator[] {
  const { requests, status, duration } = serviceContract.metrics;
  const { availability, latency } = context.slo;
  const series = seriesOf(context, environment);
  const rate = (metric: string, window: string, more = '') =>
    `sum(rate(${metric}{${series}${more}}[${window}]))`;
  return [
    {
      slo: 'availability',
      bad: 'failed',
      ...shares(availability),
      // No failure yet means no such series; no request means no answer.
      ratio: window =>
        `(${rate(
          requests,
          window,
          `,${status}=~"5.."`,
        )} or vector(0))\n/ (${rate(requests, window)} > 0)`,
    },
    {
      slo: 'latency',
      bad: `took longer than ${latency.milliseconds} ms`,
      ...shares(latency.percent),
      ratio: window =>
        `1 - ${rate(
          `${duration}_bucket`,
          window,
          `,${bucket(latency.milliseconds)}`,
        )}\n/ (${rate(`${duration}_count`, window)} > 0)`,
    },
  ];
}
