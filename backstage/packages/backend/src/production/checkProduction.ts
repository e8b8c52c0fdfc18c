import type { Config } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { parsePlatformSpec } from '@cloudforge/plugin-golden-path-common';
import { isLoopback } from './isLoopback';
import { isBlank, lookUp } from './lookUp';
import {
  databaseRequirements,
  platformVariables,
  remoteAddresses,
  type Requirement,
  requirements,
} from './requirements';

type Root = JsonValue | undefined;

const filled = (root: Root, path: string) =>
  lookUp(root, path).some(({ value }) => !isBlank(value));

function missing(root: Root, wanted: readonly Requirement[]): string[] {
  return wanted
    .filter(({ key }) => !filled(root, key))
    .map(({ key, variable }) =>
      variable ? `${variable} is missing (${key})` : `${key} is missing`,
    );
}

function signIn(root: Root): string[] {
  const providers = lookUp(root, 'auth.providers.*').map(({ key }) =>
    key.slice('auth.providers.'.length),
  );
  const [environment] = lookUp(root, 'auth.environment');
  return [
    ...providers
      .filter(provider => provider !== 'github')
      .map(provider =>
        provider === 'guest'
          ? 'auth.providers.guest lets anybody in: it is for development only, remove it'
          : `auth.providers.${provider} is not allowed: people sign in with GitHub only, remove it`,
      ),
    ...(environment?.value === 'production'
      ? []
      : ['auth.environment must be "production"']),
    ...lookUp(root, 'auth.providers.github.production.signIn.resolvers.*')
      .filter(({ key }) =>
        filled(root, `${key}.dangerouslyAllowSignInWithoutUserInCatalog`),
      )
      .map(
        ({ key }) =>
          `${key}.dangerouslyAllowSignInWithoutUserInCatalog lets strangers in, remove it`,
      ),
  ];
}

function database(root: Root): string[] {
  const [client] = lookUp(root, 'backend.database.client');
  const [connection] = lookUp(root, 'backend.database.connection');
  return [
    ...(client?.value === 'pg'
      ? []
      : ['backend.database.client must be "pg": production needs PostgreSQL']),
    ...(typeof connection?.value === 'string' && !isBlank(connection.value)
      ? []
      : missing(root, databaseRequirements)),
  ];
}

function vendors(root: Root): string[] {
  const gitHubApp =
    filled(root, 'integrations.github.*.apps.*.appId') &&
    filled(root, 'integrations.github.*.apps.*.privateKey');
  return [
    ...(gitHubApp || filled(root, 'integrations.github.*.token')
      ? []
      : [
          'a GitHub App or GITHUB_TOKEN is missing (integrations.github: apps or token)',
        ]),
    ...(filled(root, 'integrations.gitlab.*.token')
      ? []
      : ['GITLAB_READ_TOKEN is missing (integrations.gitlab: token)']),
    ...(filled(root, 'argocd.appLocatorMethods.*.instances.*.token')
      ? []
      : ['ARGOCD_TOKEN is missing (argocd.appLocatorMethods: instances)']),
  ];
}

function docs(root: Root): string[] {
  const [publisher] = lookUp(root, 'techdocs.publisher.type');
  return publisher?.value === 'awsS3'
    ? missing(root, [
        {
          key: 'techdocs.publisher.awsS3.bucketName',
          variable: 'TECHDOCS_BUCKET',
        },
      ])
    : [];
}

function people(root: Root): string[] {
  const fromFiles = lookUp(root, 'catalog.locations.*.rules.*.allow.*').some(
    ({ value }) => value === 'User',
  );
  return fromFiles ||
    filled(root, 'catalog.providers.githubOrg.orgs') ||
    filled(root, 'catalog.providers.githubOrg.*.orgs')
    ? []
    : [
        'GITHUB_ORG is missing (catalog.providers.githubOrg): without people in the catalog nobody can sign in',
      ];
}

function platform(root: Root): string[] {
  const [spec] = lookUp(root, 'cloudforge.platform');
  if (!spec) {
    return ['cloudforge.platform is missing'];
  }
  const parsed = parsePlatformSpec(spec.value);
  return parsed.ok
    ? []
    : parsed.problems.map(({ path }) => {
        const key = ['cloudforge.platform', path].filter(Boolean).join('.');
        const variable = platformVariables[path];
        return variable
          ? `${variable} is missing or not valid (${key})`
          : `${key} is missing or not valid`;
      });
}

function safety(root: Root): string[] {
  const [permission] = lookUp(root, 'permission.enabled');
  const [open] = lookUp(
    root,
    'backend.auth.dangerouslyDisableDefaultAuthPolicy',
  );
  return [
    ...(permission?.value === true ? [] : ['permission.enabled must be true']),
    ...(open && open.value !== false
      ? [
          'backend.auth.dangerouslyDisableDefaultAuthPolicy lets anybody in, remove it',
        ]
      : []),
  ];
}

/** The scaffolder's own key and its older name. */
const taskRecovery = [
  'scaffolder.taskRecovery.enabled',
  'scaffolder.EXPERIMENTAL_recoverTasks',
];

function tasks(root: Root): string[] {
  return taskRecovery
    .flatMap(path => lookUp(root, path))
    .filter(({ value }) => value !== false)
    .map(
      ({ key }) =>
        `${key} must be off: it goes on with a task whose operation is being undone, and keeps the secrets of tasks in the database; remove it`,
    );
}

function addresses(root: Root): string[] {
  return remoteAddresses
    .flatMap(path => lookUp(root, path))
    .filter(({ value }) => !isBlank(value))
    .flatMap(({ key, value }) => {
      if (typeof value !== 'string' || !URL.canParse(value)) {
        return [`${key} is not an address such as https://example.com`];
      }
      return isLoopback(value)
        ? [
            `${key} leads to this machine: the sandbox has no place in production`,
          ]
        : [];
    });
}

/**
 * Everything that keeps this configuration from being one for production, in
 * plain words that name the key and the environment variable; empty when it may
 * start. Looks at what came out of loading: a key whose variable is not set is
 * simply absent. Never repeats a value, which may be a secret.
 */
export function checkProduction(config: Config): string[] {
  const root = config.getOptional<JsonValue>();
  return [
    ...signIn(root),
    ...missing(root, requirements),
    ...database(root),
    ...vendors(root),
    ...people(root),
    ...docs(root),
    ...platform(root),
    ...safety(root),
    ...tasks(root),
    ...addresses(root),
  ];
}
