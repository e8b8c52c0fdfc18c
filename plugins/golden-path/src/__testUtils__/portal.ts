import { GoldenPathClient } from '@cloudforge/plugin-golden-path-common';

/** What golden-path-backend answers; `undefined` stands for a server that cannot be reached. */
export type Answer = { status?: number; body: unknown } | undefined;

/** A request as the server sees it: method, and path below the plugin's base with its query. */
export interface SeenRequest {
  line: string;
  signal?: AbortSignal | null;
}

/**
 * The real client against a server of a few lines, which answers when and what
 * the test says, whether or not the caller still waits for it.
 */
export function portal(
  answer: (request: SeenRequest) => Answer | Promise<Answer>,
) {
  const requests: SeenRequest[] = [];
  const client = new GoldenPathClient({
    discoveryApi: { getBaseUrl: async id => `http://portal.example/api/${id}` },
    fetchApi: {
      fetch: async (url, init) => {
        const path = url.replace('http://portal.example/api/golden-path', '');
        const request = { line: `${init.method} ${path}`, signal: init.signal };
        requests.push(request);
        const given = await answer(request);
        if (!given) {
          throw new TypeError('Failed to fetch');
        }
        return response(given.status ?? 200, given.body);
      },
    },
  });
  return { client, requests };
}

/** The body of an error as a Backstage backend writes it. */
export function failure(status: number, name: string, message: string) {
  return {
    status,
    body: { error: { name, message }, response: { statusCode: status } },
  };
}

/** jsdom has no `Response`: this is as much of one as the client reads. */
function response(status: number, body: unknown): Response {
  const text = JSON.stringify(body);
  const partial: Partial<Response> = {
    ok: status < 400,
    status,
    statusText: String(status),
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => JSON.parse(text),
    text: async () => text,
  };
  return partial as Response;
}
