import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const CONFIG = resolve(__dirname, '../../../..');

describe.each(['app-config.yaml', 'app-config.production.yaml'])(
  'the scaffolder of %s',
  file => {
    const scaffolder = new ConfigReader(
      parse(readFileSync(resolve(CONFIG, file), 'utf8')),
    ).getConfig('scaffolder');
    const milliseconds = (key: string) =>
      durationToMilliseconds(readDurationFromConfig(scaffolder, { key }));

    it('gives a task up only when the operation of a dead process is being undone, and soon after', () => {
      expect(milliseconds('taskTimeout')).toBeGreaterThan(60_000);
      expect(
        milliseconds('taskTimeout') +
          milliseconds('taskTimeoutJanitorFrequency'),
      ).toBeLessThanOrEqual(180_000);
    });

    it('does not go on with tasks by itself', () => {
      expect(scaffolder.has('taskRecovery')).toBe(false);
      expect(scaffolder.has('EXPERIMENTAL_recoverTasks')).toBe(false);
    });
  },
);
