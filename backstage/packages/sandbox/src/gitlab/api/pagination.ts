import type { Request, Response } from 'express';
import { z } from 'zod';
import { integer, parameters } from './parameters';

/** https://docs.gitlab.com/api/rest/#pagination */
const MAX_PER_PAGE = 100;

const schema = z.object({
  page: integer.pipe(z.number().min(1)).default(1),
  per_page: integer
    .pipe(z.number().min(1))
    .default(20)
    .transform(n => Math.min(n, MAX_PER_PAGE)),
  pagination: z.string().optional(),
  page_token: z.string().optional(),
});

export function pageOf(request: Request) {
  const { page, per_page, pagination, page_token } = parameters(
    request,
    schema,
  );
  return {
    page,
    perPage: per_page,
    keyset: pagination === 'keyset',
    page_token,
  };
}

/** The address of this list with other parameters. */
function linkTo(
  baseUrl: string,
  request: Request,
  changes: Record<string, string | number>,
): string {
  const url = new URL(request.originalUrl, baseUrl);
  url.searchParams.delete('private_token');
  url.searchParams.delete('access_token');
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.set(name, String(value));
  }
  return url.toString();
}

/** Sets the headers of a page of a list whose length may be unknown. */
export function pageHeaders(
  baseUrl: string,
  request: Request,
  response: Response,
  list: { page: number; perPage: number; total?: number; more: boolean },
) {
  const { page, perPage, total, more } = list;
  const link = (rel: string, at: number) =>
    `<${linkTo(baseUrl, request, {
      page: at,
      per_page: perPage,
    })}>; rel="${rel}"`;
  const links = [
    ...(page > 1 ? [link('prev', page - 1)] : []),
    ...(more ? [link('next', page + 1)] : []),
    link('first', 1),
  ];
  response.set({
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-next-page': more ? String(page + 1) : '',
    'x-prev-page': page > 1 ? String(page - 1) : '',
  });
  if (total !== undefined) {
    const pages = Math.max(1, Math.ceil(total / perPage));
    response.set({ 'x-total': String(total), 'x-total-pages': String(pages) });
    links.push(link('last', pages));
  }
  response.set('link', links.join(', '));
}

/** One page of a list, by number. */
export function paginate<T>(
  baseUrl: string,
  request: Request,
  response: Response,
  items: T[],
): T[] {
  const { page, perPage } = pageOf(request);
  const start = (page - 1) * perPage;
  pageHeaders(baseUrl, request, response, {
    page,
    perPage,
    total: items.length,
    more: start + perPage < items.length,
  });
  return items.slice(start, start + perPage);
}

/** One page of a list that goes on after an item rather than at a number. */
export function paginateByKey<T>(
  baseUrl: string,
  request: Request,
  response: Response,
  items: T[],
  next: (last: T) => Record<string, string | number>,
): T[] {
  const { perPage } = pageOf(request);
  const page = items.slice(0, perPage);
  response.set('x-per-page', String(perPage));
  if (items.length > perPage) {
    const target = linkTo(baseUrl, request, next(page[page.length - 1]));
    response.set('link', `<${target}>; rel="next"`);
  }
  return page;
}
