const PROJECT = 'projects/[^/]+';

/**
 * What the GitLab tab of an entity asks for (GitlabCIClient of
 * `@immobiliarelabs/backstage-plugin-gitlab` 7.0), below `/rest/<host>/`.
 */
const PATHS = [
  PROJECT,
  `${PROJECT}/languages`,
  `${PROJECT}/pipelines`,
  `${PROJECT}/issues`,
  `${PROJECT}/merge_requests`,
  `${PROJECT}/releases`,
  `${PROJECT}/members/all`,
  `${PROJECT}/repository/contributors`,
  `${PROJECT}/repository/tags`,
  `${PROJECT}/repository/files/[^/]+/raw`,
  'users',
  'groups/[^/]+',
].map(path => new RegExp(`^${path}$`));

const PARAMETERS = [
  'per_page',
  'ref',
  'search',
  'sort',
  'username',
  'with_projects',
  'without_project_bots',
];

/** Escapes pass only where GitLab needs them, inside one segment. */
const SEGMENTS =
  /^([A-Za-z0-9._~@:-]|%2F|%20|%40|%3A)+(\/([A-Za-z0-9._~@:-]|%2F|%20|%40|%3A)+)*$/i;

const DOT_SEGMENT = /(^|\/|%2f)\.{1,2}(\/|%2f|$)/i;

/** A request for GitLab's REST API. */
export interface GitLabRequest {
  /** Host of the GitLab integration, with its port. */
  host: string;
  /** Relative to the API's base address, with query. */
  path: string;
}

/**
 * Reads the address of a GET to this plugin, undecoded (`/rest/<host>/…`).
 * Answers nothing unless it is one that the GitLab tab sends.
 */
export function readGitLabRequest(url: string): GitLabRequest | undefined {
  const [address, query = ''] = url.split('?', 2);
  const match = /^\/rest\/([A-Za-z0-9.:-]+)\/(.+)$/.exec(address);
  if (!match) {
    return undefined;
  }
  const [, host, path] = match;
  if (
    !SEGMENTS.test(path) ||
    DOT_SEGMENT.test(path) ||
    !PATHS.some(pattern => pattern.test(path))
  ) {
    return undefined;
  }
  const wanted = new URLSearchParams(
    [...new URLSearchParams(query)].filter(([name]) =>
      PARAMETERS.includes(name),
    ),
  ).toString();
  return { host, path: wanted ? `${path}?${wanted}` : path };
}
