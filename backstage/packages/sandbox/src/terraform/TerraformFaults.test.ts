import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerraformFaults } from './TerraformFaults';

describe('TerraformFaults', () => {
  let dataDir: string;
  let faults: TerraformFaults;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'cloudforge-faults-'));
    faults = TerraformFaults.open(dataDir);
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const queue = (name: string) => ({
    type: 'aws_sqs_queue',
    values: { name, tags: { Name: 'Orders' }, list: [{ deep: 'sea' }] },
  });

  it('meets what fits, in the order in which it was told, so many times', () => {
    faults.add({ on: 'create', having: 'a', delayMs: 1, times: 2 });
    faults.add({ on: 'create', delayMs: 2 });
    const met = ['b', 'a', 'a', 'a'].map(
      name => faults.take('create', queue(name))?.delayMs,
    );
    expect(met).toEqual([2, 1, 1, undefined]);
    expect(faults.list()).toEqual([]);
  });

  it.each([
    [{ type: 'aws_sqs_queue' }, true],
    [{ type: 'aws_sns_topic' }, false],
    [{ having: 'Orders' }, true],
    [{ having: 'sea' }, true],
    [{ having: 'Order' }, false],
    [{ type: 'aws_sns_topic', having: 'a' }, false],
  ])('%j fits: %s', (match, fits) => {
    faults.add({ on: 'read', ...match });
    expect(faults.take('update', queue('a'))).toBeUndefined();
    expect(faults.take('read', queue('a')) !== undefined).toBe(fits);
  });

  it('is seen by whoever opens the same folder, and can be taken back', () => {
    const fault = { on: 'delete' as const, error: { code: 'X', message: 'y' } };
    faults.add(fault);
    const elsewhere = TerraformFaults.open(dataDir);
    expect(elsewhere.list()).toEqual([fault]);
    elsewhere.clear();
    expect(faults.list()).toEqual([]);
  });
});
