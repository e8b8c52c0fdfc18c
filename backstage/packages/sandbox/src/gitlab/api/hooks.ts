import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { GitLabContext } from '../context';
import { AccessLevel, Flag, HookRow } from '../store';
import { projectOf, requireAdmin } from './caller';
import { invalid, notFound } from './errors';
import { paginate } from './pagination';
import { flag, parameters, text } from './parameters';

const attributes = z.object({
  url: text.optional(),
  token: text.optional(),
  name: text.optional(),
  description: text.optional(),
  push_events: flag.optional(),
  tag_push_events: flag.optional(),
  enable_ssl_verification: flag.optional(),
});

const creation = attributes.extend({ url: text });

const bit = (value: boolean): Flag => (value ? 1 : 0);

/** The secret is never shown again. */
function present(row: HookRow) {
  return {
    id: row.id,
    url: row.url,
    name: row.name,
    description: row.description,
    ...(row.project_id === null ? {} : { project_id: row.project_id }),
    created_at: row.created_at,
    push_events: row.push_events === 1,
    tag_push_events: row.tag_push_events === 1,
    merge_requests_events: false,
    enable_ssl_verification: row.enable_ssl_verification === 1,
    alert_status: 'executable',
    disabled_until: null,
    url_variables: [],
  };
}

function checkUrl(url: string) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw invalid('Invalid url given', 422);
  }
}

function columns(given: z.output<typeof attributes>): Partial<HookRow> {
  const { push_events, tag_push_events, enable_ssl_verification, ...texts } =
    given;
  const bits = { push_events, tag_push_events, enable_ssl_verification };
  return {
    ...texts,
    ...Object.fromEntries(
      Object.entries(bits)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, bit(value === true)]),
    ),
  };
}

/**
 * Hooks of a project and of the instance.
 * https://docs.gitlab.com/api/project_webhooks/, https://docs.gitlab.com/api/system_hooks/
 */
export function hookRoutes(context: GitLabContext) {
  const router = Router();
  const { settings } = context.store;

  /** The project whose hooks these are; null for the instance's. */
  type Owner = (request: Request, response: Response) => number | null;

  function routes(list: string, ownerOf: Owner) {
    function find(owner: number | null, id: string): HookRow {
      const row = settings.hooks(owner).find(one => one.id === Number(id));
      if (!row) throw notFound(owner === null ? 'System hook' : 'Project hook');
      return row;
    }

    router.get(list, async (request, response) => {
      const rows = settings.hooks(ownerOf(request, response));
      response.json(
        paginate(context.url, request, response, rows).map(present),
      );
    });
    router.post(list, async (request, response) => {
      const owner = ownerOf(request, response);
      const given = parameters(request, creation);
      checkUrl(given.url);
      const row = settings.addHook({
        project_id: owner,
        url: given.url,
        token: given.token ?? null,
        name: given.name ?? '',
        description: given.description ?? '',
        // a project's hook wants pushes unless told otherwise, a system hook the reverse
        push_events: bit(given.push_events ?? owner !== null),
        tag_push_events: bit(given.tag_push_events ?? false),
        enable_ssl_verification: bit(given.enable_ssl_verification ?? true),
      });
      response.status(201).json(present(row));
    });
    router.get(`${list}/:hook_id`, async (request, response) => {
      const owner = ownerOf(request, response);
      response.json(present(find(owner, request.params.hook_id)));
    });
    router.put(`${list}/:hook_id`, async (request, response) => {
      const row = find(ownerOf(request, response), request.params.hook_id);
      const given = parameters(request, attributes);
      if (given.url) checkUrl(given.url);
      response.json(present(settings.updateHook(row.id, columns(given))));
    });
    router.delete(`${list}/:hook_id`, async (request, response) => {
      const row = find(ownerOf(request, response), request.params.hook_id);
      settings.removeHook(row.id);
      response.status(204).end();
    });
  }

  routes(
    '/projects/:id/hooks',
    (request, response) =>
      projectOf(context, request, response, AccessLevel.maintainer).id,
  );
  routes('/hooks', (_request, response) => {
    requireAdmin(response);
    return null;
  });
  return router;
}
