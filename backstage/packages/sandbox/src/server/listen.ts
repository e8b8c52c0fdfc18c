import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves on loopback only; port 0 takes a free one.
 * @throws Error that names the port, if somebody else has it
 */
export async function listen(
  handler: RequestListener,
  port: number,
): Promise<Listening> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `port ${port} on 127.0.0.1 is in use; stop what uses it, or choose another port`,
              { cause: error },
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${actual}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        // Keep-alive and hanging answers would hold the server for minutes.
        server.closeAllConnections();
      }),
  };
}
