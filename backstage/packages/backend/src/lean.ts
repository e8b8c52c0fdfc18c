import { startBackend } from './startBackend';

/**
 * What Create needs and nothing more: a replica that starts in half the time,
 * for showing what becomes of Create when replicas die. Serves no page.
 */
startBackend(backend => {
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@cloudforge/plugin-permission-backend-module-cloudforge'),
  );
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@cloudforge/plugin-golden-path-backend'));
});
