import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { GitHttpRequest, gitHttpBackend } from '../../git';
import { ApiError } from '../api/errors';
import { callerFromToken } from '../api/authenticate';
import { Caller, levelOn, mayRead } from '../api/caller';
import type { GitLabContext } from '../context';
import { AccessLevel, ProjectRow } from '../store';
import { hookEnvironment } from './preReceive';
import { RefChange, ZERO } from './pushEvent';
import { recordPush } from './recordPush';

const route =
  /^\/(.+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

const DENIED =
  "HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect or you're required to use a token instead of a password. If a token was provided, it was either incorrect, expired, or improperly scoped.\n";
const NOT_FOUND =
  "The project you were looking for could not be found or you don't have permission to view it.\n";

/** Answers in plain text; git prints it behind `remote:`. */
function refuse(response: Response, status: number, text: string) {
  if (status === 401) response.set('www-authenticate', 'Basic realm="GitLab"');
  response.status(status).type('text/plain').send(text);
}

/** The token of HTTP Basic; any user name will do, as on GitLab. */
function credentials(request: Request): string | undefined {
  const header = request.get('authorization') ?? '';
  const basic = /^Basic (.+)$/i.exec(header);
  if (!basic) return undefined;
  const [, ...password] = Buffer.from(basic[1], 'base64').toString().split(':');
  return password.join(':');
}

function callerFrom(
  context: GitLabContext,
  request: Request,
): Caller | 'denied' | undefined {
  const token = credentials(request);
  if (token === undefined) return undefined;
  try {
    return callerFromToken(context.store, token);
  } catch (error) {
    if (error instanceof ApiError) return 'denied';
    throw error;
  }
}

/** Whether the token's scopes and the caller's level allow this, or the refusal. */
function refusal(
  context: GitLabContext,
  caller: Caller | undefined,
  project: ProjectRow | undefined,
  writes: boolean,
): [status: number, text: string] | undefined {
  const open = project?.visibility === 'public' && !writes;
  if (!caller) return open ? undefined : [401, DENIED];
  if (!project || !mayRead(context, caller, project)) return [404, NOT_FOUND];
  const may = (...scopes: string[]) =>
    scopes.some(scope => caller.scopes.includes(scope));
  if (!may('api', 'read_repository', 'write_repository')) {
    return [403, 'You are not allowed to download code from this project.'];
  }
  const level = levelOn(context, caller, project);
  if (writes && !may('api', 'write_repository')) {
    return [403, 'You are not allowed to upload code.'];
  }
  if (writes && level < AccessLevel.developer) {
    return [403, 'You are not allowed to push code to this project.'];
  }
  if (project.visibility === 'private' && level < AccessLevel.reporter) {
    return [403, 'You are not allowed to download code from this project.'];
  }
  return undefined;
}

async function refsOf(context: GitLabContext, project: ProjectRow) {
  const refs = await context.repositories.of(project.id).refs();
  return new Map(refs.map(ref => [ref.name, ref.target]));
}

function changesBetween(
  before: Map<string, string>,
  after: Map<string, string>,
): RefChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter(name => /^refs\/(heads|tags)\//.test(name))
    .map(ref => ({
      ref,
      before: before.get(ref) ?? ZERO,
      after: after.get(ref) ?? ZERO,
    }))
    .filter(change => change.before !== change.after);
}

async function receive(
  context: GitLabContext,
  request: Request,
  response: Response,
  call: GitHttpRequest,
  project: ProjectRow,
  caller: Caller,
) {
  await context.repositories.exclusively(project.id, async () => {
    const before = await refsOf(context, project);
    await gitHttpBackend(request, response, call);
    const changes = changesBetween(before, await refsOf(context, project));
    // before the client is done, so that what it reads next knows of the push
    await recordPush(context, project, caller.user, changes);
  });
  response.end();
}

/** Git over HTTP; https://docs.gitlab.com/topics/git/clone/#clone-with-https */
export function smartHttp(context: GitLabContext) {
  const router = Router();
  router.all(route, async (request, response) => {
    const { 0: path, 1: service } = request.params as Record<string, string>;
    const writes =
      service === 'git-receive-pack' ||
      request.query.service === 'git-receive-pack';
    const caller = callerFrom(context, request);
    if (caller === 'denied') return refuse(response, 401, DENIED);
    const { projects } = context.store;
    const project = projects.byPath(path) ?? projects.movedFrom(path);
    const refused = refusal(context, caller, project, writes);
    if (refused) return refuse(response, ...refused);
    if (!project) return refuse(response, 404, NOT_FOUND);

    const call: GitHttpRequest = {
      root: context.repositories.root,
      repository: context.repositories.folder(project.id),
      service: service as GitHttpRequest['service'],
      query: new URL(request.originalUrl, context.url).search.slice(1),
      user: caller?.user.username ?? '',
      config: {
        'core.hooksPath': context.hooksDir,
        'receive.autogc': 'false',
        'receive.advertisePushOptions': 'true',
        'uploadpack.allowAnySHA1InWant': 'true',
      },
      env: hookEnvironment(
        context.store.settings.protections(project.id),
        project.default_branch,
        levelOn(context, caller, project),
      ),
    };
    if (service === 'git-receive-pack' && caller) {
      return receive(context, request, response, call, project, caller);
    }
    await gitHttpBackend(request, response, call);
    return response.end();
  });
  return router;
}
