import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  GitLabIntegrationConfig,
  ScmIntegrations,
} from '@backstage/integration';
import type { Response as Answer } from 'express';
import Router from 'express-promise-router';
import { readGitLabRequest } from './gitLabRequest';
import { withoutSecrets } from './withoutSecrets';

/** A tab of a page: better an error than a long wait. */
const TIMEOUT_MS = 15_000;

async function ask(
  config: GitLabIntegrationConfig,
  path: string,
): Promise<Response> {
  try {
    return await fetch(`${config.apiBaseUrl}/${path}`, {
      headers: config.token ? { 'PRIVATE-TOKEN': config.token } : {},
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw new ServiceUnavailableError(
      `GitLab (${config.host}) did not answer. Try again in a moment.`,
      error,
    );
  }
}

async function passOn(from: Response, to: Answer): Promise<void> {
  const text = await from.text();
  to.status(from.status);
  const retryAfter = from.headers.get('Retry-After');
  if (retryAfter) {
    to.setHeader('Retry-After', retryAfter);
  }
  if (from.headers.get('Content-Type')?.includes('json')) {
    to.json(withoutSecrets(text));
  } else {
    // Somebody's file: shown as text, never run as a page of the portal.
    to.type('text/plain').send(text);
  }
}

/** Answers the GitLab tab of an entity out of the GitLab integrations. */
export function createRouter(integrations: ScmIntegrations) {
  const router = Router();
  router.get('/rest/*', async (req, res) => {
    const request = readGitLabRequest(req.url);
    if (!request) {
      throw new NotAllowedError(
        'The portal passes on to GitLab only what the GitLab tab shows. Ask GitLab itself for anything else.',
      );
    }
    const integration = integrations.gitlab.byHost(request.host);
    if (!integration) {
      throw new NotFoundError(
        `The portal is not connected to a GitLab at ${request.host}.`,
      );
    }
    await passOn(await ask(integration.config, request.path), res);
  });
  return router;
}
