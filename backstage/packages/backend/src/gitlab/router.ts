import { NotAllowedError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { json, type Response as Answer } from 'express';
import Router from 'express-promise-router';
import { coverageQuery, readCoverageVariables } from './coverage';
import { GitLabReader } from './GitLabReader';
import { readGitLabRequest } from './gitLabRequest';
import { withoutSecrets } from './withoutSecrets';

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
    const gitLab = GitLabReader.of(integrations, request.host);
    await passOn(await gitLab.rest(request.path), res);
  });
  router.post('/graphql/:host', json(), async (req, res) => {
    const variables = readCoverageVariables(req.body);
    const gitLab = GitLabReader.of(integrations, req.params.host);
    await passOn(await gitLab.graphql(coverageQuery, variables), res);
  });
  return router;
}
