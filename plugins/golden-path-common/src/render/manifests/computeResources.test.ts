import { platform } from '../../__testUtils__/example';
import { computeResources } from './computeResources';

const limitOf = (cpu: string, policy = {}) =>
  computeResources(
    { cpu, memory: '128Mi' },
    { ...platform.resources, ...policy },
  ).limits?.cpu;

describe('computeResources', () => {
  it.each([
    ['1m', '1000m'],
    ['500m', '1000m'],
    ['501m', '1002m'],
    ['2', '4000m'],
  ])('lets %s burst to %s', (cpu, limit) => {
    expect(limitOf(cpu)).toBe(limit);
  });

  it('lets the platform decide how far', () => {
    expect(limitOf('1', { cpuBurst: 1 })).toBe('1000m');
    expect(limitOf('100m', { cpuBurst: 3, minCpuLimit: '200m' })).toBe('300m');
  });
});
