import { ConfigReader } from '@backstage/config';
import { appConfig } from './__testUtils__/appConfig';
import { readGoldenPathConfig } from './config';

describe('readGoldenPathConfig', () => {
  it('reads what is there and fills in the rest', () => {
    const config = readGoldenPathConfig(new ConfigReader(appConfig()));
    expect(config.platform.gitlab.appsGroup).toBe('apps');
    expect(config.gitlab).toEqual({
      apiUrl: 'http://127.0.0.1:7100/api/v4',
      token: 'glpat-secret',
      requestTimeoutMs: 15_000,
    });
    expect(config.argocd.registrationTimeoutMs).toBe(120_000);
    expect(config.operations).toEqual({
      leaseMs: 30_000,
      handOverMs: 45_000,
      settleMs: 60_000,
      undoRetryMs: 60_000,
      retentionMs: 180 * 24 * 60 * 60 * 1_000,
    });
    expect(config.administrators).toEqual([]);
  });

  it('takes durations as objects and as text', () => {
    const { cloudforge } = appConfig();
    const { operations } = readGoldenPathConfig(
      new ConfigReader({
        cloudforge: {
          ...cloudforge,
          operations: { lease: { seconds: 20 }, handOver: '40s' },
        },
      }),
    );
    expect(operations).toMatchObject({ leaseMs: 20_000, handOverMs: 40_000 });
  });

  it.each(['lease', 'handOver'])(
    'refuses a %s that would let a dead operation wait for more than a minute',
    key => {
      const { cloudforge } = appConfig();
      const read = (seconds: number) =>
        readGoldenPathConfig(
          new ConfigReader({
            cloudforge: { ...cloudforge, operations: { [key]: { seconds } } },
          }),
        );
      expect(() => read(45)).not.toThrow();
      expect(() => read(46)).toThrow(
        `cloudforge.operations.${key} is longer than 45 s: an operation whose process`,
      );
    },
  );

  it('refuses to settle sooner than an answer is waited for', () => {
    const { cloudforge } = appConfig();
    const read = (settle: string) =>
      readGoldenPathConfig(
        new ConfigReader({
          cloudforge: { ...cloudforge, operations: { settle } },
        }),
      );
    expect(() => read('15s')).not.toThrow();
    expect(() => read('14s')).toThrow(
      'cloudforge.operations.settle is shorter than a requestTimeout',
    );
  });

  it('names every key that is missing or wrong at once, and no secret', () => {
    const { cloudforge } = appConfig();
    const read = () =>
      readGoldenPathConfig(
        new ConfigReader({
          cloudforge: {
            platform: { ...(cloudforge.platform as {}), domain: 7, typo: 1 },
            gitlab: { apiUrl: 'ftp://x', token: 'glpat-secret' },
            argocd: { url: 'http://127.0.0.1:7101', requestTimeout: 'soon' },
            operations: { lease: { seconds: 0 } },
          },
        }),
      );
    for (const key of [
      'platform.domain',
      'typo',
      'gitlab.apiUrl',
      'argocd.token',
      'argocd.requestTimeout',
      'operations.lease',
    ]) {
      expect(read).toThrow(key);
    }
    expect(read).not.toThrow('glpat-secret');
  });

  it('says so when nothing is configured', () => {
    expect(() => readGoldenPathConfig(new ConfigReader({}))).toThrow(
      /cloudforge\.platform[\s\S]*cloudforge\.gitlab\.token/,
    );
  });
});
