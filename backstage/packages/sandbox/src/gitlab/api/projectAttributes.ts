import type { ProjectRow, Store } from '../store';
import { invalid } from './errors';

/** Limits of GitLab's app/models/project.rb. */
const NAME_MAX = 255;
const DESCRIPTION_MAX = 2000;

const NAME =
  /^[\p{L}\p{N}\p{Extended_Pictographic}_][\p{L}\p{N}\p{Pd}\p{Extended_Pictographic}\u{200d}\u{fe0f}_()+. ]*$/u;
const PATH = /^[a-zA-Z0-9_.][a-zA-Z0-9_.-]*$/;

const NAME_TEXT =
  "can contain only letters, digits, emoji, '_', '.', '+', dashes, or spaces. It must start with a letter, digit, emoji, or '_'.";
const PATH_TEXT =
  "can contain only letters, digits, '_', '-' and '.'. Cannot start with '-', end in '.git' or end in '.atom'";
const TAKEN = 'has already been taken';

interface Attributes {
  name?: string;
  path?: string;
  description?: string | null;
}

function problemsOf({ name, path, description }: Attributes) {
  const problems: Record<string, string[]> = {};
  if (name !== undefined) {
    if (name.length > NAME_MAX) {
      problems.name = [`is too long (maximum is ${NAME_MAX} characters)`];
    } else if (!NAME.test(name)) {
      problems.name = [NAME_TEXT];
    }
  }
  if (path !== undefined) {
    if (path.length > NAME_MAX) {
      problems.path = [`is too long (maximum is ${NAME_MAX} characters)`];
    } else if (!PATH.test(path) || /\.(git|atom)$/.test(path)) {
      problems.path = [PATH_TEXT];
    }
  }
  if (description && [...description].length > DESCRIPTION_MAX) {
    problems.description = [
      `is too long (maximum is ${DESCRIPTION_MAX} characters)`,
    ];
  }
  return problems;
}

/** @throws ApiError 400 with every problem of each attribute */
export function checkProject(
  store: Store,
  namespaceId: number,
  given: Attributes,
  existing?: ProjectRow,
) {
  const problems = problemsOf(given);
  const name = given.name ?? existing?.name ?? '';
  const path = given.path ?? existing?.path ?? '';
  const taken = store.projects.taken(namespaceId, name, path, existing?.id);
  const also = (key: string) => (problems[key] ??= []).push(TAKEN);
  if (taken.name) {
    also('project_namespace.name');
    also('name');
  }
  if (taken.path) also('path');
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** Settings without an effect here: they come back as they were set. */
const remembered = [
  'auto_devops_enabled',
  'ci_config_path',
  'merge_method',
  'squash_option',
  'only_allow_merge_if_all_discussions_are_resolved',
  'only_allow_merge_if_pipeline_succeeds',
  'allow_merge_on_skipped_pipeline',
  'issues_enabled',
  'merge_requests_enabled',
  'wiki_enabled',
  'jobs_enabled',
  'snippets_enabled',
  'container_registry_enabled',
  'shared_runners_enabled',
  'lfs_enabled',
  'packages_enabled',
  'request_access_enabled',
  'remove_source_branch_after_merge',
  'ci_push_repository_for_job_token_allowed',
  'ci_forward_deployment_enabled',
  'keep_latest_artifact',
  'build_git_strategy',
  'build_timeout',
];

export function settingsOf(
  given: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    remembered
      .filter(key => given[key] !== undefined)
      .map(key => [key, given[key]]),
  );
}
