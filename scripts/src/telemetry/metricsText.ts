/** One line of what a service counts. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
  /** The trace that the line leads to. */
  exemplar?: { traceId: string; value: number };
}

const LABELS = String.raw`\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*",?)*)\}`;

const LINE = new RegExp(
  String.raw`^([a-zA-Z_:][\w:]*)(?:${LABELS})? (\S+)(?: [\d.]+)?(?: # ${LABELS} (\S+)(?: [\d.]+)?)?$`,
);

const UNESCAPED: Record<string, string> = { n: '\n' };

function labelsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)].map(
      ([, name, value]) => [
        name,
        value.replace(/\\(.)/g, (_, c: string) => UNESCAPED[c] ?? c),
      ],
    ),
  );
}

function valueOf(text: string): number {
  const infinite: Record<string, number> = {
    '+Inf': Infinity,
    '-Inf': -Infinity,
  };
  return infinite[text] ?? Number(text);
}

/**
 * Reads the Prometheus and the OpenMetrics text format.
 *
 * @throws Error naming the first line that is neither.
 */
export function parseMetrics(text: string): Sample[] {
  return text
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const match = LINE.exec(line);
      if (!match) {
        throw new Error(`not a line of metrics: ${line}`);
      }
      const [, name, labels = '', value, exemplar, exemplarValue] = match;
      return {
        name,
        labels: labelsOf(labels),
        value: valueOf(value),
        ...(exemplar !== undefined && {
          exemplar: {
            traceId: labelsOf(exemplar).trace_id ?? '',
            value: valueOf(exemplarValue),
          },
        }),
      };
    });
}

/** Adds up the samples of a name whose labels are as given, whatever the others. */
export function total(
  samples: Sample[],
  name: string,
  labels: Record<string, string> = {},
): number {
  return samples
    .filter(
      sample =>
        sample.name === name &&
        Object.entries(labels).every(
          ([key, value]) => sample.labels[key] === value,
        ),
    )
    .reduce((sum, { value }) => sum + value, 0);
}

/** Asks a service for its metrics as Prometheus does. */
export async function scrape(url: string): Promise<Sample[]> {
  const response = await fetch(`${url}/metrics`, {
    headers: { accept: 'application/openmetrics-text;version=1.0.0' },
  });
  if (!response.ok) {
    throw new Error(`${url}/metrics answered ${response.status}`);
  }
  return parseMetrics(await response.text());
}
