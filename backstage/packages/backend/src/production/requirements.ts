/** One value that production cannot do without, and how an operator gives it. */
export interface Requirement {
  /** Key of the effective configuration. */
  key: string;
  /** Environment variable that `app-config.production.yaml` reads it from. */
  variable?: string;
}

/** What must be there as it is; lists and alternatives are checked apart. */
export const requirements: readonly Requirement[] = [
  { key: 'app.baseUrl', variable: 'APP_BASE_URL' },
  { key: 'backend.baseUrl', variable: 'APP_BASE_URL' },
  { key: 'auth.session.secret', variable: 'AUTH_SESSION_SECRET' },
  {
    key: 'auth.providers.github.production.clientId',
    variable: 'GITHUB_CLIENT_ID',
  },
  {
    key: 'auth.providers.github.production.clientSecret',
    variable: 'GITHUB_CLIENT_SECRET',
  },
  { key: 'auth.providers.github.production.signIn.resolvers' },
  {
    key: 'cloudforge.administrators',
    variable: 'CLOUDFORGE_ADMINISTRATORS',
  },
  { key: 'cloudforge.gitlab.apiUrl', variable: 'GITLAB_BASE_URL' },
  { key: 'cloudforge.gitlab.token', variable: 'GITLAB_TOKEN' },
  { key: 'cloudforge.argocd.url', variable: 'ARGOCD_URL' },
  { key: 'cloudforge.argocd.token', variable: 'ARGOCD_TOKEN' },
];

/** Where `app-config.production.yaml` reads parts of `cloudforge.platform`. */
export const platformVariables: Readonly<Record<string, string>> = {
  'gitlab.baseUrl': 'GITLAB_BASE_URL',
  'argocd.baseUrl': 'ARGOCD_URL',
  domain: 'PLATFORM_DOMAIN',
  registry: 'AWS_ACCOUNT_ID and AWS_REGION',
  'allowedRegistries.0': 'AWS_ACCOUNT_ID and AWS_REGION',
  'monitoring.grafanaUrl': 'GRAFANA_URL',
  'aws.accountId': 'AWS_ACCOUNT_ID',
  'aws.region': 'AWS_REGION',
};

/** Needed unless `backend.database.connection` is one connection string. */
export const databaseRequirements: readonly Requirement[] = [
  { key: 'backend.database.connection.host', variable: 'POSTGRES_HOST' },
  { key: 'backend.database.connection.user', variable: 'POSTGRES_USER' },
  {
    key: 'backend.database.connection.password',
    variable: 'POSTGRES_PASSWORD',
  },
];

/** Addresses that must lead off this machine; `*` stands for each list entry. */
export const remoteAddresses: readonly string[] = [
  'app.baseUrl',
  'backend.baseUrl',
  'auth.providers.github.production.enterpriseInstanceUrl',
  'integrations.gitlab.*.baseUrl',
  'integrations.gitlab.*.apiBaseUrl',
  'integrations.github.*.apiBaseUrl',
  'cloudforge.gitlab.apiUrl',
  'cloudforge.argocd.url',
  'cloudforge.platform.gitlab.baseUrl',
  'cloudforge.platform.argocd.baseUrl',
  'cloudforge.platform.monitoring.grafanaUrl',
  'argocd.appLocatorMethods.*.instances.*.url',
];
