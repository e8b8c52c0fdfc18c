import { costOf, linesOf } from '../../__testUtils__/costs';

describe('estimate: ASG by hand', () => {
  const config = { instanceType: 'm5.large', minSize: 2, maxSize: 9 };

  it('as many as it has at least, unless more are wanted at first or used', () => {
    expect(linesOf('ASG', config)).toEqual([
      // 2 × 730 × 0.096
      ['Linux on demand, m5.large', 1_460, 0.096, 140.16],
      // 2 × 8 × 0.10
      ['Root volume: gp2 storage', 16, 0.1, 1.6],
    ]);
    // 4 × 730 × 0.096
    expect(linesOf('ASG', { ...config, desiredCapacity: 4 })[0][3]).toBe(
      280.32,
    );
    // 5.5 × 730 × 0.096
    expect(linesOf('ASG', config, { instances: 5.5 })[0][3]).toBe(385.44);
  });

  it('metrics of each instance', () =>
    expect(linesOf('ASG', { ...config, monitoring: true })[2]).toEqual([
      // 2 × 7 × 0.30
      'Detailed monitoring',
      14,
      0.3,
      4.2,
    ]));
});

describe('estimate: ECS by hand', () => {
  it('two small tasks with an address', () => {
    expect(linesOf('ECS', { desiredCount: 2, assignPublicIp: true })).toEqual([
      // 2 × 730 × 0.25 × 0.04048
      ['Fargate vCPU', 365, 0.04048, 14.7752],
      // 2 × 730 × 0.5 × 0.004445
      ['Fargate memory', 730, 0.004445, 3.24485],
      // 2 × 730 × 0.005
      ['Public IPv4 addresses', 1_460, 0.005, 7.3],
    ]);
  });

  it('an ARM task with more disk', () => {
    expect(
      linesOf('ECS', {
        cpuArchitecture: 'ARM64',
        cpu: 1_024,
        memory: 2_048,
        ephemeralStorage: { sizeInGib: 50 },
      }),
    ).toEqual([
      // 730 × 1 × 0.03238
      ['Fargate vCPU', 730, 0.03238, 23.6374],
      // 730 × 2 × 0.00356
      ['Fargate memory', 1_460, 0.00356, 5.1976],
      // 730 × 30 × 0.000111
      ['Fargate disk over 20 GB', 21_900, 0.000111, 2.4309],
    ]);
  });
});

describe('estimate: EKS by hand', () => {
  it('control plane, two nodes and a key', () => {
    expect(linesOf('EKS')).toEqual([
      // 730 × 0.10
      ['Control plane', 730, 0.1, 73],
      // 2 × 730 × 0.0416
      ['Nodes, Linux on demand, t3.medium', 1_460, 0.0416, 60.736],
      // 2 × 20 × 0.08
      ['Root volume: gp3 storage', 40, 0.08, 3.2],
      // 1 × 1.00
      ['Key for secrets', 1, 1, 1],
    ]);
  });

  it('has no price of spot capacity', () =>
    expect(costOf('EKS', { capacityType: 'SPOT' }).notPriced).toEqual([
      expect.objectContaining({
        name: 'Nodes, spot, t3.medium',
        quantity: 1_460,
      }),
    ]));
});

describe('estimate: secrets of an instance by hand', () => {
  it('one for the password and one for the key', () =>
    expect(linesOf('EC2', { keyPair: true, passwordLogin: true })[2]).toEqual([
      // 2 × 0.40
      'Secrets Manager secret',
      2,
      0.4,
      0.8,
    ]));
});
