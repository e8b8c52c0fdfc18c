import { createBackend } from '@backstage/backend-defaults';
import type { Config } from '@backstage/config';
import { catalogPluginGitlabFillerProcessorModule } from '@immobiliarelabs/backstage-plugin-gitlab-backend';
import { gitLabPlugin } from './gitlab';
import { techDocsMarkdownModule } from './techdocs';

/** Everything that the portal is made of; plugins add themselves, nothing more. */
export function addFeatures(
  backend: ReturnType<typeof createBackend>,
  config: Config,
): void {
  backend.add(import('@backstage/plugin-app-backend'));
  backend.add(import('@backstage/plugin-proxy-backend'));
  backend.add(import('@backstage/plugin-user-settings-backend'));

  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
  if (config.has('auth.providers.guest')) {
    backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  }

  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@cloudforge/plugin-permission-backend-module-cloudforge'),
  );

  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
  );
  backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
  backend.add(catalogPluginGitlabFillerProcessorModule);
  if (config.has('catalog.providers.githubOrg')) {
    backend.add(import('@backstage/plugin-catalog-backend-module-github-org'));
  }

  backend.add(import('@backstage/plugin-scaffolder-backend'));
  backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));
  backend.add(
    import('@backstage/plugin-scaffolder-backend-module-notifications'),
  );

  backend.add(import('@cloudforge/plugin-golden-path-backend'));
  backend.add(
    import('@cloudforge/plugin-scaffolder-backend-module-golden-path'),
  );

  backend.add(import('@backstage/plugin-techdocs-backend'));
  backend.add(techDocsMarkdownModule);

  backend.add(import('@backstage/plugin-search-backend'));
  if (config.getOptionalString('backend.database.client') === 'pg') {
    backend.add(import('@backstage/plugin-search-backend-module-pg'));
  }
  backend.add(import('@backstage/plugin-search-backend-module-catalog'));
  backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

  backend.add(import('@backstage/plugin-events-backend'));
  backend.add(import('@backstage/plugin-signals-backend'));
  backend.add(import('@backstage/plugin-notifications-backend'));

  backend.add(import('@backstage/plugin-kubernetes-backend'));
  backend.add(gitLabPlugin);
  backend.add(import('@backstage-community/plugin-argocd-backend'));
}
