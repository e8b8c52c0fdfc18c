import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import {
  completeEnvironment,
  loadProductionConfig,
} from '../testing/productionConfig';
import { checkProduction } from './checkProduction';

const variables = Object.keys(completeEnvironment);

async function problemsWith(extra: JsonObject): Promise<string> {
  const config = await loadProductionConfig(completeEnvironment);
  return checkProduction(
    ConfigReader.fromConfigs([
      { context: 'production', data: config.get() },
      { context: 'extra', data: extra },
    ]),
  ).join('\n');
}

describe('checkProduction', () => {
  it('has nothing against the production configuration when all is there', async () => {
    expect(
      checkProduction(await loadProductionConfig(completeEnvironment)),
    ).toEqual([]);
  });

  it('names every variable that is missing or blank, and repeats no value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(variables, { minLength: 1 }),
        fc.constantFrom(undefined, '', '  '),
        async (absent, nothing) => {
          const environment = {
            ...completeEnvironment,
            ...Object.fromEntries(absent.map(name => [name, nothing])),
          };
          const problems = checkProduction(
            await loadProductionConfig(environment),
          ).join('\n');
          for (const name of absent) {
            expect(problems).toMatch(new RegExp(`\\b${name}\\b`));
          }
          for (const value of Object.values(completeEnvironment)) {
            expect(problems).not.toContain(value);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses guests and every provider but GitHub, whatever its settings', async () => {
    const complete = await loadProductionConfig(completeEnvironment);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constant('guest'),
          fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
        ),
        fc.oneof(
          fc.constant({}),
          fc.constant({ userEntityRef: 'user:default/guest' }),
          fc.constant({ production: { clientId: 'a', clientSecret: 'b' } }),
        ),
        async (provider, settings) => {
          fc.pre(provider !== 'github');
          const problems = checkProduction(
            ConfigReader.fromConfigs([
              { context: 'production', data: complete.get() },
              {
                context: 'extra',
                data: { auth: { providers: { [provider]: settings } } },
              },
            ]),
          );
          expect(problems).toHaveLength(1);
          expect(problems[0]).toContain(`auth.providers.${provider} `);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    'http://localhost:7100',
    'http://portal.localhost',
    'http://127.0.0.1',
    'http://127.8.9.1:7100/api/v4',
    'http://[::1]:7100',
    'http://0.0.0.0:7101',
    'http://[::ffff:127.0.0.1]:7101',
  ])('refuses an address on this machine: %s', async url => {
    const problems = await problemsWith({
      app: { baseUrl: url },
      cloudforge: { argocd: { url }, gitlab: { apiUrl: url } },
      integrations: { gitlab: [{ host: 'x', token: 'y', baseUrl: url }] },
    });
    expect(problems).toContain('app.baseUrl leads to this machine');
    expect(problems).toContain('cloudforge.argocd.url leads to this machine');
    expect(problems).toContain(
      'cloudforge.gitlab.apiUrl leads to this machine',
    );
    expect(problems).toContain(
      'integrations.gitlab.0.baseUrl leads to this machine',
    );
  });

  it.each<[string, JsonObject]>([
    ['permission.enabled', { permission: { enabled: false } }],
    [
      'backend.auth.dangerouslyDisableDefaultAuthPolicy',
      { backend: { auth: { dangerouslyDisableDefaultAuthPolicy: true } } },
    ],
    [
      'backend.database.client',
      { backend: { database: { client: 'better-sqlite3' } } },
    ],
    ['auth.environment', { auth: { environment: 'development' } }],
    [
      'dangerouslyAllowSignInWithoutUserInCatalog',
      {
        auth: {
          providers: {
            github: {
              production: {
                signIn: {
                  resolvers: [
                    {
                      resolver: 'usernameMatchingUserEntityName',
                      dangerouslyAllowSignInWithoutUserInCatalog: true,
                    },
                  ],
                },
              },
            },
          },
        },
      },
    ],
    [
      'cloudforge.platform.labelPrefix',
      { cloudforge: { platform: { labelPrefix: 7 } } },
    ],
    ['app.baseUrl', { app: { baseUrl: 'portal' } }],
    [
      'scaffolder.taskRecovery.enabled',
      { scaffolder: { taskRecovery: { enabled: true } } },
    ],
    [
      'scaffolder.EXPERIMENTAL_recoverTasks',
      { scaffolder: { EXPERIMENTAL_recoverTasks: true } },
    ],
  ])('refuses a wrong %s', async (key, extra) => {
    expect(await problemsWith(extra)).toContain(key);
  });

  it('takes a GitHub App for the token, and people from a file', async () => {
    expect(
      await problemsWith({
        integrations: {
          github: [
            { host: 'github.com', apps: [{ appId: 1, privateKey: 'key' }] },
          ],
        },
        catalog: {
          providers: { githubOrg: null },
          locations: [
            { type: 'file', target: 'org.yaml', rules: [{ allow: ['User'] }] },
          ],
        },
      }),
    ).toBe('');
  });

  it('takes one connection string for the database', async () => {
    expect(
      await problemsWith({
        backend: { database: { connection: 'postgresql://db/portal' } },
      }),
    ).toBe('');
  });
});
