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
    expect(config.operations).toEqual({ leaseMs: 30_000, handOverMs: 60_000 });
  });

  it('takes durations as objects and as text', () => {
    const { cloudforge } = appConfig();
    const { operations } = readGoldenPathConfig(
      new ConfigReader({
        cloudforge: {
          ...cloudforge,
          operations: { lease: { minutes: 1 }, handOver: '90s' },
        },
      }),
    );
    expect(operations).toEqual({ leaseMs: 60_000, handOverMs: 90_000 });
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
