import { linesOf } from '../../__testUtils__/costs';

describe('estimate: ALB by hand', () => {
  it('hours, and capacity units by what is used most: data', () => {
    expect(
      linesOf(
        'ALB',
        {},
        {
          newConnections: 10,
          activeConnections: 300,
          processedBytesGb: 1_000,
          ruleEvaluations: 100,
        },
      ),
    ).toEqual([
      // 730 × 0.0225
      ['Load balancer', 730, 0.0225, 16.425],
      // 10 / 25 × 730 = 292; 300 / 3000 × 730 = 73; 100 / 1000 × 730 = 73; 1000 GB / 1: × 0.008
      ['Capacity units', 1_000, 0.008, 8],
    ]);
  });

  it('capacity units by new connections, and addresses on the internet', () => {
    expect(
      linesOf(
        'ALB',
        { internal: false },
        {
          newConnections: 50,
          activeConnections: 300,
          processedBytesGb: 1_000,
          ruleEvaluations: 0,
        },
      ).slice(1),
    ).toEqual([
      // 50 / 25 × 730 = 1460 × 0.008
      ['Capacity units', 1_460, 0.008, 11.68],
      // 2 zones × 730 × 0.005
      ['Public IPv4 addresses', 1_460, 0.005, 7.3],
    ]);
  });

  it('capacity units by rules', () => {
    const usage = {
      newConnections: 0,
      activeConnections: 0,
      processedBytesGb: 0,
      ruleEvaluations: 3_000,
    };
    // 3000 / 1000 × 730 = 2190 × 0.008
    expect(linesOf('ALB', {}, usage)[1]).toEqual([
      'Capacity units',
      2_190,
      0.008,
      17.52,
    ]);
  });
});

describe('estimate: NLB by hand', () => {
  const usage = {
    newConnections: 400,
    activeConnections: 1_000,
    processedBytesGb: 100,
  };

  it('TCP', () => {
    expect(linesOf('NLB', {}, usage)).toEqual([
      ['Load balancer', 730, 0.0225, 16.425],
      // 400 / 800 × 730 = 365 × 0.006
      ['Capacity units', 365, 0.006, 2.19],
    ]);
  });

  it('TLS, of which a unit holds less', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/a-b';
    // 400 / 50 × 730 = 5840 × 0.006
    expect(linesOf('NLB', { certificateArn }, usage)[1]).toEqual([
      'Capacity units',
      5_840,
      0.006,
      35.04,
    ]);
  });
});
