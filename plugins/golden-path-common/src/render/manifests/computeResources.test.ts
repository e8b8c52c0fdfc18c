import { computeResources } from './computeResources';

const limitOf = (cpu: string) =>
  computeResources({
    name: 'dev',
    replicas: { min: 1, max: 1 },
    cpu,
    memory: '128Mi',
  }).limits?.cpu;

describe('computeResources', () => {
  it.each([
    ['1m', '1000m'],
    ['500m', '1000m'],
    ['501m', '1002m'],
    ['2', '4000m'],
  ])('lets %s burst to %s', (cpu, limit) => {
    expect(limitOf(cpu)).toBe(limit);
  });
});
