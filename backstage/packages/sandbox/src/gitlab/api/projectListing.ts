import { z } from 'zod';
import type { GitLabContext } from '../context';
import { AccessLevel, ProjectFilter, ProjectRow } from '../store';
import { Caller, levelOn, mayRead } from './caller';
import { flag, integer, text } from './parameters';

export const visibility = z.enum(['private', 'internal', 'public']);

export const projectListing = z.object({
  search: text.optional(),
  topic: text.optional(),
  visibility: visibility.optional(),
  membership: flag.default(false),
  owned: flag.default(false),
  order_by: z
    .enum([
      'id',
      'name',
      'path',
      'created_at',
      'updated_at',
      'last_activity_at',
      'similarity',
      'star_count',
    ])
    .default('created_at'),
  sort: z.enum(['asc', 'desc']).default('desc'),
  id_after: integer.optional(),
  id_before: integer.optional(),
  min_access_level: integer.optional(),
});

/** Projects that the caller sees, filtered and sorted as the request says. */
export function visibleProjects(
  context: GitLabContext,
  caller: Caller | undefined,
  query: z.output<typeof projectListing>,
  filter: ProjectFilter = {},
): ProjectRow[] {
  const least = Math.max(
    query.min_access_level ?? 0,
    query.owned ? AccessLevel.owner : 0,
    query.membership ? AccessLevel.guest : 0,
  );
  const rows = context.store.projects
    .list({
      search: query.search,
      topic: query.topic,
      visibility: query.visibility,
      idAfter: query.id_after,
      ...filter,
    })
    .filter(row => query.id_before === undefined || row.id < query.id_before)
    .filter(row => mayRead(context, caller, row))
    .filter(row => least === 0 || levelOn(context, caller, row) >= least);
  const key = query.order_by as keyof ProjectRow;
  const value = (row: ProjectRow) => row[key] ?? row.id;
  const direction = query.sort === 'asc' ? 1 : -1;
  return rows.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    const order = x < y ? -1 : Number(x > y);
    return direction * (order || a.id - b.id);
  });
}
