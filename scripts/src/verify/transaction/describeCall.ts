/** What the wire has learnt from the vendors' answers. */
export interface Known {
  /** Full path of projects by id: as first seen, so that a renamed project keeps its name here. */
  projects: Map<number, string>;
  /** Full path of groups by id. */
  groups: Map<number, string>;
}

interface Body {
  [key: string]: unknown;
}

/** Remembers the paths of the projects and groups in an answer. */
export function learn(answer: unknown, { projects, groups }: Known): void {
  const items = Array.isArray(answer) ? answer : [answer];
  for (const item of items as Body[]) {
    if (typeof item?.id !== 'number') {
      continue;
    }
    if (typeof item.path_with_namespace === 'string') {
      if (!projects.has(item.id)) {
        projects.set(item.id, item.path_with_namespace);
      }
    } else if (typeof item.full_path === 'string') {
      groups.set(item.id, item.full_path);
    }
  }
}

/** What a call is about beyond its path: what it makes, or which Applications it lists. */
function subject(
  call: string,
  url: URL,
  body: Body | undefined,
  { groups }: Known,
): string | undefined {
  switch (call) {
    case 'POST /projects':
      return `${groups.get(Number(body?.namespace_id))}/${body?.path}`;
    case 'POST /applications':
      return String((body?.metadata as Body | undefined)?.name);
    case 'GET /applications':
      return url.searchParams.get('projects') ?? undefined;
    default:
      return call.endsWith('/repository/commits')
        ? String(body?.commit_message ?? '').split('\n')[0]
        : undefined;
  }
}

/**
 * One call in words that do not depend on ids: `POST /projects apps/shop`,
 * `POST /projects/apps/shop/variables`, `POST /applications shop-dev`.
 */
export function describeCall(
  method: string,
  url: URL,
  body: unknown,
  known: Known,
): string {
  const path = decodeURIComponent(url.pathname)
    .replace(/^\/api\/v\d/, '')
    .replace(
      /^\/projects\/(\d+)/,
      (whole, id) => `/projects/${known.projects.get(Number(id)) ?? whole}`,
    );
  const call = `${method} ${path}`;
  const about = subject(call, url, body as Body | undefined, known);
  return about === undefined ? call : `${call} ${about}`;
}
