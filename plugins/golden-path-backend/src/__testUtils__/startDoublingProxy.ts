import { once } from 'node:events';
import {
  type IncomingMessage,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A proxy that sends every POST on twice, as some do after a broken connection, and hands back one of the answers. */
export async function startDoublingProxy(
  target: string,
  handsBack: 'first' | 'second',
) {
  const forward = async (request: IncomingMessage) => {
    const { method = 'GET', url = '/', headers } = request;
    const { authorization = '', 'content-type': type } = headers;
    const body = method === 'GET' ? undefined : await buffer(request);
    const send = async () => {
      const response = await fetch(new URL(url, target), {
        method,
        headers: { authorization, ...(type && { 'content-type': type }) },
        body: body?.length ? body : undefined,
        redirect: 'manual',
      });
      return { response, text: await response.text() };
    };
    const first = await send();
    const second = method === 'POST' ? await send() : first;
    return handsBack === 'first' ? first : second;
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
