import { always } from '../../__testUtils__/rendered';
import { serviceContract } from '../serviceContract';

describe('dashboard, for any service', () => {
  it('is one of its own for every environment, under a uid that Grafana takes', () => {
    always(({ spec, rendered: { gitops } }) => {
      const dashboards = spec.environments.map(({ name }) =>
        JSON.parse(gitops[`observability/${name}/dashboard.json`]),
      );
      const uids = dashboards.map(({ uid }) => uid);
      expect(new Set(uids).size).toBe(uids.length);
      for (const uid of uids) {
        expect(uid).toMatch(/^[a-z0-9-]{1,40}$/);
      }
    });
  });

  it('shows requests, failures, durations, the budget and the resources of that environment', () => {
    always(({ spec, rendered: { gitops } }) => {
      for (const { name } of spec.environments) {
        const text = gitops[`observability/${name}/dashboard.json`];
        const panels: any[] = JSON.parse(text).panels;
        const queries = panels.flatMap(({ targets }) =>
          targets.map(({ expr }: any) => expr),
        );
        for (const query of queries) {
          expect(query).toContain(`namespace="${spec.name}-${name}"`);
        }
        const all = queries.join('\n');
        const { requests, duration, status } = serviceContract.metrics;
        for (const part of [
          requests,
          `${duration}_bucket`,
          status,
          'container_memory_working_set_bytes',
          'availability_bad',
          'latency_bad',
        ]) {
          expect(all).toContain(part);
        }
        const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
        expect(new Set(places).size).toBe(panels.length);
      }
    });
  });
});
