import { platform, shop } from '../../__testUtils__/example';
import { always, objectAt } from '../../__testUtils__/rendered';
import type { Files } from '../Files';
import { renderService } from '../renderService';

const rulesOf = (files: Files, environment: string): any[] =>
  objectAt(
    `observability/${environment}/prometheus-rule.yaml`,
    files,
  ).spec.groups.flatMap(({ rules }: any) => rules);

const alertsOf = (files: Files, environment: string, name: string) =>
  rulesOf(files, environment).filter(({ alert }) => alert === name);

describe('prometheusRule, for any service', () => {
  it('records every window that an alert looks at, once', () => {
    always(({ spec, rendered: { gitops } }) => {
      for (const { name } of spec.environments) {
        const rules = rulesOf(gitops, name);
        const recorded = rules.flatMap(({ record }) => record ?? []);
        expect(new Set(recorded).size).toBe(recorded.length);
        const used = rules
          .filter(({ alert }) => alert)
          .flatMap(({ expr }) => expr.match(/service:\w+:\w+/g) ?? []);
        expect(used.length).toBeGreaterThan(0);
        expect(recorded).toEqual(expect.arrayContaining(used));
      }
    });
  });

  it('asks for burns that can happen: never for more than all requests', () => {
    always(({ spec, rendered: { gitops } }) => {
      for (const { name } of spec.environments) {
        const bounds = alertsOf(gitops, name, 'ErrorBudgetBurn').flatMap(
          ({ expr }) => [...expr.matchAll(/> ([\d.]+) \* ([\d.e-]+)/g)],
        );
        expect(bounds).toHaveLength(16);
        for (const [, factor, budget] of bounds) {
          expect(Number(factor) * Number(budget)).toBeGreaterThan(0);
          expect(Number(factor) * Number(budget)).toBeLessThan(1);
        }
      }
    });
  });

  it('looks at its own environment only, and pages for the last one only', () => {
    always(({ spec, rendered: { gitops } }) => {
      spec.environments.forEach(({ name }, index) => {
        const rules = rulesOf(gitops, name);
        for (const { expr, labels } of rules) {
          expect(expr).toContain(`="${spec.name}-${name}"`);
          expect(labels.namespace ?? `${spec.name}-${name}`).toBe(
            `${spec.name}-${name}`,
          );
        }
        const pages = rules.filter(({ labels }) => labels.severity === 'page');
        expect(pages.length > 0).toBe(index === spec.environments.length - 1);
      });
    });
  });

  it('follows the objective of the service, else of the platform', () => {
    always(({ spec, platform: of, rendered: { gitops } }) => {
      const { availability, latency } = spec.slo ?? of.slo;
      const [{ name }] = spec.environments;
      const alerts = alertsOf(gitops, name, 'ErrorBudgetBurn');
      const objectives = new Set(
        alerts.map(
          ({ annotations, labels }) =>
            `${labels.slo} ${
              /is ([\d.]+) %/.exec(annotations.description)?.[1]
            }`,
        ),
      );
      expect(objectives).toEqual(
        new Set([`availability ${availability}`, `latency ${latency.percent}`]),
      );
    });
  });
});

describe('prometheusRule', () => {
  const { gitops } = renderService(shop, platform);

  it('burns over a long and a short window, as the workbook of Google has it', () => {
    expect(
      alertsOf(gitops, 'production', 'ErrorBudgetBurn')
        .filter(({ labels }) => labels.slo === 'availability')
        .map(({ expr, labels, for: time }) =>
          [...expr.matchAll(/rate(\w+)\{[^}]*\} > ([\d.]+ \* [\d.]+)/g)]
            .map(([, window, bound]: any) => `${window} ${bound}`)
            .concat(labels.severity, time),
        ),
    ).toEqual([
      ['1h 14.4 * 0.001', '5m 14.4 * 0.001', 'page', '2m'],
      ['6h 6 * 0.001', '30m 6 * 0.001', 'page', '15m'],
      ['1d 3 * 0.001', '2h 3 * 0.001', 'ticket', '1h'],
      ['3d 1 * 0.001', '6h 1 * 0.001', 'ticket', '3h'],
    ]);
  });

  it.each([
    [300, 'le="0.3"'],
    [1000, 'le=~"1(\\\\.0)?"'],
    [2500, 'le="2.5"'],
  ] as const)('finds the bucket of %d ms', (milliseconds, matcher) => {
    const slo = { availability: 99, latency: { percent: 99, milliseconds } };
    const rendered = renderService({ ...shop, slo }, platform).gitops;
    const [recorded] = rulesOf(rendered, 'dev').filter(({ record }) =>
      record?.includes('latency'),
    );
    expect(recorded.expr).toContain(matcher);
  });
});
