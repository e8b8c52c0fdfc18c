import { once } from 'node:events';
import {
  type IncomingMessage,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

interface Answer {
  response: Response;
  text: string;
}

/** How a proxy treats one request; `send` sends it on to the vendor. */
export type Treatment = (
  request: { method: string; url: string },
  send: () => Promise<Answer>,
) => Promise<Answer>;

/** Sends every POST on twice, as some do after a broken connection, and hands back one of the answers. */
export function doubling(handsBack: 'first' | 'second'): Treatment {
  return async ({ method }, send) => {
    const first = await send();
    const second = method === 'POST' ? await send() : first;
    return handsBack === 'first' ? first : second;
  };
}

/** Lets the first POST to a path arrive later, whether or not anybody still waits for its answer. */
export function lateOnce(path: RegExp, ms: number): Treatment {
  let met = false;
  return async ({ method, url }, send) => {
    if (!met && method === 'POST' && path.test(url)) {
      met = true;
      await sleep(ms);
    }
    return send();
  };
}

/** A proxy before a vendor. */
export async function startProxy(target: string, treat: Treatment) {
  const forward = async (request: IncomingMessage) => {
    const { method = 'GET', url = '/', headers } = request;
    const { authorization = '', 'content-type': type } = headers;
    const body = method === 'GET' ? undefined : await buffer(request);
    return treat({ method, url }, async () => {
      const response = await fetch(new URL(url, target), {
        method,
        headers: { authorization, ...(type && { 'content-type': type }) },
        body: body?.length ? body : undefined,
        redirect: 'manual',
      });
      return { response, text: await response.text() };
    });
  };
  const answer = async (request: IncomingMessage, to: ServerResponse) => {
    const { response, text } = await forward(request);
    const headers = [...response.headers].filter(
      ([name]) => !/^(content-length|content-encoding|connection)$/.test(name),
    );
    to.writeHead(response.status, Object.fromEntries(headers)).end(text);
  };
  const server = createServer((request, to) => {
    answer(request, to).catch(() => to.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
