import { Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** An HTTP server on a free port of loopback, for as long as it is needed. */
export class LoopbackServer extends Server {
  /** Resolves when it takes requests. */
  async open(): Promise<void> {
    await new Promise<void>(resolve => this.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    const { port } = this.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Ends what is under way: answers that hang would hold it for minutes. */
  async stop(): Promise<void> {
    this.closeAllConnections();
    await new Promise(resolve => this.close(resolve));
  }
}
