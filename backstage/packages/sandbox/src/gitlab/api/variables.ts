import { z } from 'zod';
import type { Request } from 'express';
import type { GitLabContext } from '../context';
import { AccessLevel, Flag, ProjectRow, VariableRow } from '../store';
import { ProjectRouter } from './ProjectRouter';
import { invalid, notFound } from './errors';
import { paginate } from './pagination';
import { flag, parameters, text } from './parameters';

/** https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable */
const MASKABLE = /^[\w@:.~+/=-]{8,}$/;
/** A variable that is not expanded may hold any printable text without spaces. */
const MASKABLE_RAW = /^\S{8,}$/;
const KEY_MAX = 255;
const VALUE_MAX = 10_000;

const attributes = z.object({
  value: text.optional(),
  variable_type: z.enum(['env_var', 'file']).optional(),
  protected: flag.optional(),
  masked: flag.optional(),
  raw: flag.optional(),
  environment_scope: text.optional(),
  description: text.nullish(),
});

const creation = attributes.extend({
  key: text,
  value: text,
  masked_and_hidden: flag.default(false),
});

const bit = (value: boolean): Flag => (value ? 1 : 0);

function present(row: VariableRow) {
  return {
    variable_type: row.variable_type,
    key: row.key,
    // a hidden value is never shown again
    value: row.hidden ? null : row.value,
    hidden: row.hidden === 1,
    protected: row.protected === 1,
    masked: row.masked === 1,
    raw: row.raw === 1,
    environment_scope: row.environment_scope,
    description: row.description,
  };
}

function check(row: Omit<VariableRow, 'id'>) {
  const problems: Record<string, string[]> = {};
  if (!/^[a-zA-Z0-9_]+$/.test(row.key)) {
    problems.key = ["can contain only letters, digits and '_'."];
  } else if (row.key.length > KEY_MAX) {
    problems.key = [`is too long (maximum is ${KEY_MAX} characters)`];
  }
  if (row.value.length > VALUE_MAX) {
    problems.value = [`is too long (maximum is ${VALUE_MAX} characters)`];
  }
  if (row.masked && !(row.raw ? MASKABLE_RAW : MASKABLE).test(row.value)) {
    problems.value = ['is invalid'];
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** The scope that `filter[environment_scope]` asks for. */
function scopeOf(request: Request): string | undefined {
  const filter = request.query.filter;
  const scope =
    typeof filter === 'object' && !Array.isArray(filter)
      ? filter.environment_scope
      : undefined;
  return typeof scope === 'string' ? scope : undefined;
}

/** https://docs.gitlab.com/api/project_level_variables/ */
export function variableRoutes(context: GitLabContext) {
  const routes = new ProjectRouter(context);
  const { settings } = context.store;
  const list = '/projects/:id/variables';

  function find(project: ProjectRow, request: Request): VariableRow {
    const scope = scopeOf(request);
    const rows = settings
      .variables(project.id)
      .filter(row => row.key === request.params.key)
      .filter(row => scope === undefined || row.environment_scope === scope);
    if (rows.length === 0) throw notFound('Variable');
    if (rows.length > 1) {
      throw invalid(
        "There are multiple variables with provided parameters. Please use 'filter[environment_scope]'",
        409,
      );
    }
    return rows[0];
  }

  function checkFree(row: Omit<VariableRow, 'id'>, except?: number) {
    const clash = settings
      .variables(row.project_id)
      .some(
        other =>
          other.id !== except &&
          other.key === row.key &&
          other.environment_scope === row.environment_scope,
      );
    if (clash) throw invalid({ key: [`(${row.key}) has already been taken`] });
  }

  routes.get(
    list,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const rows = settings.variables(project.id);
      response.json(
        paginate(context.url, request, response, rows).map(present),
      );
    },
  );

  routes.post(
    list,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const given = parameters(request, creation);
      const row = {
        project_id: project.id,
        key: given.key,
        value: given.value,
        variable_type: given.variable_type ?? 'env_var',
        protected: bit(given.protected ?? false),
        masked: bit((given.masked ?? false) || given.masked_and_hidden),
        hidden: bit(given.masked_and_hidden),
        raw: bit(given.raw ?? false),
        environment_scope: given.environment_scope ?? '*',
        description: given.description ?? null,
      };
      check(row);
      checkFree(row);
      response.status(201).json(present(settings.addVariable(row)));
    },
  );

  routes.get(
    `${list}/:key`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      response.json(present(find(project, request)));
    },
  );

  routes.put(
    `${list}/:key`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      const { id, ...before } = find(project, request);
      const given = parameters(request, attributes);
      const after = {
        ...before,
        value: given.value ?? before.value,
        variable_type: given.variable_type ?? before.variable_type,
        protected: bit(given.protected ?? before.protected === 1),
        masked: bit(given.masked ?? before.masked === 1),
        raw: bit(given.raw ?? before.raw === 1),
        environment_scope: given.environment_scope ?? before.environment_scope,
        description:
          given.description === undefined
            ? before.description
            : given.description,
      };
      check(after);
      checkFree(after, id);
      response.json(present(settings.updateVariable(id, after)));
    },
  );

  routes.delete(
    `${list}/:key`,
    AccessLevel.maintainer,
    async (project, request, response) => {
      settings.removeVariable(find(project, request).id);
      response.status(204).end();
    },
  );

  return routes.router;
}
