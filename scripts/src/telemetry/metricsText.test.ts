import { parseMetrics, total } from './metricsText';

const TEXT = `# HELP http_requests Requests answered
# TYPE http_requests counter
http_requests_total{method="GET",route="/a\\"b\\\\c",status_code="200"} 3
http_requests_total{method="POST",route="/a",status_code="500"} 2 # {trace_id="4bf9"} 1 1700000000.1
duration_bucket{le="+Inf"} 5 1700000000
up 1
# EOF
`;

describe('parseMetrics', () => {
  it('reads names, labels, values and exemplars', () => {
    expect(parseMetrics(TEXT)).toEqual([
      {
        name: 'http_requests_total',
        labels: { method: 'GET', route: '/a"b\\c', status_code: '200' },
        value: 3,
      },
      {
        name: 'http_requests_total',
        labels: { method: 'POST', route: '/a', status_code: '500' },
        value: 2,
        exemplar: { traceId: '4bf9', value: 1 },
      },
      { name: 'duration_bucket', labels: { le: '+Inf' }, value: 5 },
      { name: 'up', labels: {}, value: 1 },
    ]);
  });

  it.each(['<html>', 'name{a=b} 1', 'name'])('refuses %p', line => {
    expect(() => parseMetrics(line)).toThrow(line);
  });
});

describe('total', () => {
  it('adds up whatever has the given labels', () => {
    const samples = parseMetrics(TEXT);

    expect(total(samples, 'http_requests_total')).toBe(5);
    expect(total(samples, 'http_requests_total', { method: 'POST' })).toBe(2);
    expect(total(samples, 'nothing')).toBe(0);
  });
});
