import { once } from 'node:events';
import {
  type IncomingMessage,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** No answer at all: the connection is cut, or kept open for ever. */
  lost?: 'cut' | 'hang';
}

/** A vendor that answers from a list, and then always like the last one; or as a function says. */
export async function startFixture(
  answers: Answer[] | ((url: string) => Answer),
) {
  const requests: { method: string; url: string; headers: unknown }[] = [];
  const nextFor = (url: string): Answer | undefined => {
    if (typeof answers === 'function') {
      return answers(url);
    }
    return answers.length > 1 ? answers.shift() : answers[0];
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
    });
    const next = nextFor(request.url ?? '');
    const { status = 200, headers, body = {}, lost } = next ?? {};
    if (lost) {
      if (lost === 'cut') {
        request.socket.destroy();
      }
      return;
    }
    const json = typeof body !== 'string';
    response.writeHead(status, {
      'content-type': json ? 'application/json' : 'text/plain',
      ...headers,
    });
    response.end(json ? JSON.stringify(body) : body);
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
