import type { Request, Response } from 'express';
import type { GitLabContext } from '../context';
import {
  AccessLevel,
  NamespaceRow,
  ProjectRow,
  TokenRow,
  UserRow,
} from '../store';
import { ApiError, forbidden, notFound, unauthorized } from './errors';

/** Who asks, with which token. */
export interface Caller {
  user: UserRow;
  token: TokenRow;
  scopes: string[];
}

/** Undefined for somebody who showed no token. */
export function callerOf(response: Response): Caller | undefined {
  return response.locals.caller;
}

export function requireCaller(response: Response): Caller {
  const caller = callerOf(response);
  if (!caller) throw unauthorized();
  return caller;
}

export function requireAdmin(response: Response): Caller {
  const caller = requireCaller(response);
  if (!caller.user.admin) throw forbidden();
  return caller;
}

/** What a caller may do in a project; 0 for nothing beyond its visibility. */
export function levelOn(
  context: GitLabContext,
  caller: Caller | undefined,
  project: ProjectRow,
): number {
  if (!caller) return AccessLevel.none;
  if (caller.token.project_id && caller.token.project_id !== project.id) {
    return AccessLevel.none;
  }
  if (caller.user.admin) return AccessLevel.owner;
  const { people } = context.store;
  const namespace = people.namespace(project.namespace_id);
  if (namespace?.owner_id === caller.user.id) return AccessLevel.owner;
  const membership = people
    .allMembers(project)
    .find(member => member.user_id === caller.user.id);
  return membership?.access_level ?? AccessLevel.none;
}

export function groupLevel(
  context: GitLabContext,
  caller: Caller | undefined,
  group: NamespaceRow,
): number {
  if (!caller || caller.token.project_id) return AccessLevel.none;
  if (caller.user.admin || group.owner_id === caller.user.id) {
    return AccessLevel.owner;
  }
  const levels = context.store.people
    .groupMembers(group)
    .filter(member => member.user_id === caller.user.id)
    .map(member => member.access_level);
  return Math.max(AccessLevel.none, ...levels);
}

export function mayRead(
  context: GitLabContext,
  caller: Caller | undefined,
  project: ProjectRow,
): boolean {
  if (project.visibility === 'public') return true;
  if (project.visibility === 'internal' && caller && !caller.token.project_id) {
    return true;
  }
  return levelOn(context, caller, project) >= AccessLevel.guest;
}

/** A moved project answers under its id; lib/api/helpers.rb `find_project!`. */
function moved(
  context: GitLabContext,
  request: Request,
  project: ProjectRow,
): ApiError {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new ApiError(405, {
      message: 'Non GET methods are not allowed for moved projects',
    });
  }
  const location = request.originalUrl.replace(
    /^\/api\/v4\/projects\/[^/?]+/,
    `${context.url}/api/v4/projects/${project.id}`,
  );
  return new ApiError(
    301,
    { message: `This resource has been moved permanently to ${location}` },
    { location },
  );
}

/**
 * The project of `:id`, which is a number or a path.
 *
 * @throws ApiError 404 where the caller may not know that it exists, 403 where
 * the caller's level is too low
 */
export function projectOf(
  context: GitLabContext,
  request: Request,
  response: Response,
  level: number = AccessLevel.none,
): ProjectRow {
  const { projects } = context.store;
  const { id } = request.params;
  const caller = callerOf(response);
  const byId = /^\d+$/.test(id);
  const found = byId ? projects.byId(Number(id)) : projects.byPath(id);
  const project = found ?? (byId ? undefined : projects.movedFrom(id));
  if (!project || !mayRead(context, caller, project)) {
    throw notFound('Project');
  }
  if (!found) throw moved(context, request, project);
  if (level > AccessLevel.none) {
    if (!caller) throw unauthorized();
    if (levelOn(context, caller, project) < level) throw forbidden();
  }
  return project;
}

/** A project whose code the caller may read; guests of private ones may not. */
export function projectWithCode(
  context: GitLabContext,
  request: Request,
  response: Response,
): ProjectRow {
  const project = projectOf(context, request, response);
  const level = levelOn(context, callerOf(response), project);
  if (project.visibility === 'private' && level < AccessLevel.reporter) {
    throw forbidden();
  }
  return project;
}

/** A group by number or path, which the caller may see. */
export function groupOf(
  context: GitLabContext,
  request: Request,
  response: Response,
  level: number = AccessLevel.none,
): NamespaceRow {
  const { people } = context.store;
  const { id } = request.params;
  const caller = callerOf(response);
  const group = /^\d+$/.test(id)
    ? people.namespace(Number(id))
    : people.namespaceByPath(id);
  const visible =
    group?.kind === 'group' &&
    (group.visibility !== 'private' ||
      groupLevel(context, caller, group) >= AccessLevel.guest);
  if (!group || !visible) throw notFound('Group');
  if (level > AccessLevel.none && groupLevel(context, caller, group) < level) {
    throw forbidden();
  }
  return group;
}
