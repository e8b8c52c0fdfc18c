import { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Deferred } from '../../process/Deferred';
import { LoopbackServer } from '../../process/LoopbackServer';
import { describeCall, Known, learn } from './describeCall';

/**
 * What happens to a call on its way. `error`: the vendor answers 500 and does
 * nothing. `answer lost`: it is carried out and its answer never comes.
 * `twice`: it is carried out twice, as when a proxy repeats it; the second
 * answer comes. `held before`, `held after`: it stands still before or after
 * it is carried out, until it is let go.
 */
export type Meddling =
  | 'error'
  | 'answer lost'
  | 'twice'
  | 'held before'
  | 'held after';

interface Rule {
  call: string;
  meddling: Meddling;
  times: number;
  met: () => void;
  released: Promise<void>;
}

/** A call that is expected to be met. */
export interface Meeting {
  /** Settles as soon as the call has come to where it is meddled with. */
  met: Promise<void>;
  /** Lets a held call go on. */
  release(): void;
}

/** Of one connection only, or of the body as it was packed. */
const HOP_BY_HOP = [
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
];

interface Received {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer>;
}

interface Answer {
  status: number;
  headers: [string, string][];
  body: Buffer;
}

/** The wire between the portal and one vendor: it knows each call by what it is about, and meddles with some. */
export class VendorWire {
  /** Opens a wire on a loopback port that leads to the vendor. */
  static async open(vendor: string): Promise<VendorWire> {
    const wire = new VendorWire(vendor);
    await wire.server.open();
    return wire;
  }

  /** Calls that have come so far, and those of them that change something. */
  readonly count = { calls: 0, changes: 0 };
  /** While set the vendor answers 503 to everything. */
  down = false;
  private rules: Rule[] = [];
  private readonly known: Known = { projects: new Map(), groups: new Map() };
  private readonly server: LoopbackServer;

  private constructor(private readonly vendor: string) {
    this.server = new LoopbackServer((request, response) => {
      this.pass(request, response).catch(() => response.destroy());
    });
  }

  get url(): string {
    return this.server.url;
  }

  /** @param call as {@link describeCall} words it */
  meddle(call: string, meddling: Meddling, times = 1): Meeting {
    const met = new Deferred();
    const released = new Deferred();
    this.rules.push({
      call,
      meddling,
      times,
      met: met.resolve,
      released: released.promise,
    });
    return { met: met.promise, release: released.resolve };
  }

  /** Leaves all further calls alone. */
  clear(): void {
    this.rules = [];
    this.down = false;
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  private async pass(request: IncomingMessage, response: ServerResponse) {
    const received = await receive(request);
    this.count.calls += 1;
    this.count.changes += received.method === 'GET' ? 0 : 1;
    if (this.down) {
      response.writeHead(503).end('upstream connect error');
      return;
    }
    const rule = this.take(received);
    if (!rule) {
      send(response, await this.carryOut(received));
      return;
    }
    switch (rule.meddling) {
      case 'error':
        rule.met();
        response
          .writeHead(500, { 'content-type': 'application/json' })
          .end('{"message":"500 Internal Server Error"}');
        break;
      case 'answer lost':
        await this.carryOut(received);
        rule.met();
        break;
      case 'twice':
        await this.carryOut(received);
        rule.met();
        send(response, await this.carryOut(received));
        break;
      case 'held before':
        rule.met();
        await rule.released;
        // Also when nobody waits for the answer any more: it is on its way.
        send(response, await this.carryOut(received));
        break;
      default: {
        const answer = await this.carryOut(received);
        rule.met();
        await rule.released;
        send(response, answer);
      }
    }
  }

  private take({ method, path, body }: Received): Rule | undefined {
    const call = describeCall(
      method,
      new URL(path, this.vendor),
      parse(body),
      this.known,
    );
    const rule = this.rules.find(candidate => candidate.call === call);
    if (rule) {
      rule.times -= 1;
      this.rules = this.rules.filter(({ times }) => times > 0);
    }
    return rule;
  }

  private async carryOut(received: Received): Promise<Answer> {
    const { method, path, headers, body } = received;
    const response = await fetch(new URL(path, this.vendor), {
      method,
      headers,
      body: body.length > 0 ? body : undefined,
      redirect: 'manual',
    });
    const answer = {
      status: response.status,
      headers: [...response.headers].filter(
        ([name]) => !HOP_BY_HOP.includes(name),
      ),
      body: Buffer.from(await response.arrayBuffer()),
    };
    learn(parse(answer.body), this.known);
    return answer;
  }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const { method = 'GET', url = '/', headers } = request;
  return {
    method,
    path: url,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !HOP_BY_HOP.includes(name))
        .map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.from(await buffer(request)),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer) {
  response.writeHead(status, headers.flat()).end(body);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
