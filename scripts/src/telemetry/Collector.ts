import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { LoopbackServer } from '../process/LoopbackServer';
import { decodeTraces } from './decodeTraces';
import { Span } from './Span';

/** Takes traces by OTLP over HTTP, as protobuf, on a loopback port of its own, and keeps them. */
export class Collector {
  readonly spans: Span[] = [];
  /** Deliveries that were refused, and why. */
  readonly refused: string[] = [];

  /** @param patienceMs - how long spans are waited for */
  static async start(patienceMs = 30_000): Promise<Collector> {
    const collector = new Collector(patienceMs);
    await collector.server.open();
    return collector;
  }

  private readonly server: LoopbackServer;

  private constructor(private readonly patienceMs: number) {
    this.server = new LoopbackServer(async (request, response) => {
      const type = request.headers['content-type'];
      const body = await buffer(request);
      const wanted = [request.method, request.url, type].join(' ');
      if (wanted !== 'POST /v1/traces application/x-protobuf') {
        this.refused.push(wanted);
        response.writeHead(404).end();
        return;
      }
      const zipped = request.headers['content-encoding'] === 'gzip';
      this.spans.push(...decodeTraces(zipped ? gunzipSync(body) : body));
      response.writeHead(200, { 'content-type': 'application/x-protobuf' });
      response.end();
    });
  }

  get url(): string {
    return this.server.url;
  }

  /**
   * The spans that fit, as soon as there are that many.
   *
   * @throws Error when they do not arrive in time.
   */
  async until(fits: (span: Span) => boolean, count = 1): Promise<Span[]> {
    const deadline = Date.now() + this.patienceMs;
    for (;;) {
      const found = this.spans.filter(fits);
      if (found.length >= count) {
        return found;
      }
      if (Date.now() > deadline) {
        throw new Error(
          `${found.length} of ${count} spans arrived within ${
            this.patienceMs / 1000
          } s; refused: ${this.refused.join(', ') || 'nothing'}`,
        );
      }
      await sleep(50);
    }
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
