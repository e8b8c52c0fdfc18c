/** The parts of a Grafana panel that we use; Grafana publishes no small model of it. */
export interface Panel {
  title: string;
  type: 'timeseries' | 'stat';
  datasource: { type: 'prometheus'; uid: string };
  fieldConfig: {
    defaults: {
      unit: string;
      min?: number;
      thresholds?: {
        mode: 'absolute';
        steps: { color: string; value: number | null }[];
      };
    };
    overrides: never[];
  };
  targets: {
    refId: string;
    expr: string;
    legendFormat?: string;
    exemplar?: boolean;
  }[];
}

interface Query {
  expr: string;
  legend: string;
  /** Leads from a slow request to its trace. */
  exemplars?: boolean;
}

/** Grafana's grid has 24 columns. */
const COLUMNS = 24;
const ACROSS = 3;
const HEIGHT = 8;

const datasource = { type: 'prometheus', uid: '${datasource}' } as const;

const refId = (index: number) => String.fromCharCode('A'.charCodeAt(0) + index);

export function timeSeries(
  title: string,
  unit: string,
  queries: Query[],
): Panel {
  return {
    title,
    type: 'timeseries',
    datasource,
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: queries.map(({ expr, legend, exemplars }, index) => ({
      refId: refId(index),
      expr,
      legendFormat: legend,
      ...(exemplars && { exemplar: true }),
    })),
  };
}

/** One figure: green from `good` on, red below. */
export function stat(
  title: string,
  unit: string,
  expr: string,
  good: number,
): Panel {
  return {
    title,
    type: 'stat',
    datasource,
    fieldConfig: {
      defaults: {
        unit,
        thresholds: {
          mode: 'absolute',
          steps: [
            { color: 'red', value: null },
            { color: 'green', value: good },
          ],
        },
      },
      overrides: [],
    },
    targets: [{ refId: refId(0), expr }],
  };
}

/** Puts panels side by side, three in a row. */
export function grid(panels: Panel[]): object[] {
  const width = COLUMNS / ACROSS;
  return panels.map((panel, index) => ({
    id: index + 1,
    gridPos: {
      x: (index % ACROSS) * width,
      y: Math.floor(index / ACROSS) * HEIGHT,
      w: width,
      h: HEIGHT,
    },
    ...panel,
  }));
}
