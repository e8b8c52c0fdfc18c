import { resolve } from 'node:path';
import type { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';
import { readVariable } from '../config';

const FILE = resolve(__dirname, '../../../../app-config.production.yaml');

/** Everything that production needs to be told; no value is a real one. */
export const completeEnvironment: Readonly<Record<string, string>> = {
  APP_BASE_URL: 'https://portal.example.com',
  ARGOCD_TOKEN: 'secret-argocd-token',
  ARGOCD_URL: 'https://argocd.example.com',
  AUTH_SESSION_SECRET: 'secret-session-0123456789abcdef01',
  AWS_ACCOUNT_ID: '210987654321',
  AWS_REGION: 'eu-west-3',
  CLOUDFORGE_ADMINISTRATORS: 'group:default/the-administrators',
  GITHUB_CLIENT_ID: 'Iv1.client-id-of-the-portal',
  GITHUB_CLIENT_SECRET: 'secret-github-client',
  GITHUB_ORG: 'acme-mobility',
  GITHUB_TOKEN: 'ghp_secret-github-token',
  GITLAB_BASE_URL: 'https://gitlab.example.com',
  GITLAB_READ_TOKEN: 'glpat-secret-reading',
  GITLAB_TOKEN: 'glpat-secret-writing',
  GRAFANA_URL: 'https://grafana.example.com',
  PLATFORM_DOMAIN: 'services.example.org',
  POSTGRES_HOST: 'database.internal',
  POSTGRES_PASSWORD: 'secret-postgres-password',
  POSTGRES_USER: 'the-portal-user',
  TECHDOCS_BUCKET: 'acme-techdocs',
};

/** What `app-config.production.yaml` comes to in an environment. */
export async function loadProductionConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Config> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: ['--config', FILE],
      substitutionFunc: readVariable(environment),
      watch: false,
    }),
  );
  config.close();
  return config;
}
