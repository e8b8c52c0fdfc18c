import { randomBytes } from 'node:crypto';
import { freePort } from '../process/ports';
import { Collector } from '../telemetry/Collector';
import { Subject } from '../verify/contract/Subject';
import { installDemo } from './installDemo';
import { DemoName, demoServices, folderOf } from './services';

/** Of 100 requests so many fail, and each takes so many milliseconds longer. */
export interface Faults {
  errorPercent: number;
  latencyMs: number;
}

export const NO_FAULTS: Faults = { errorPercent: 0, latencyMs: 0 };

/** The three demo services as processes of this machine, and a collector for their traces. */
export class DemoStand {
  static async start(): Promise<DemoStand> {
    await Promise.all(demoServices.map(installDemo));
    const stand = new DemoStand(await Collector.start());
    try {
      const [rental, vehicles] = await Promise.all([
        stand.launch('rental'),
        stand.launch('vehicles'),
      ]);
      await stand.launch('platform', {
        RENTAL_URL: rental.url,
        VEHICLES_URL: vehicles.url,
      });
      return stand;
    } catch (error) {
      await stand.stop();
      throw error;
    }
  }

  private readonly services = new Map<DemoName, Subject>();
  /** Whoever knows it may change the faults. */
  private readonly token = randomBytes(24).toString('hex');

  private constructor(readonly collector: Collector) {}

  private async launch(
    name: DemoName,
    env: Record<string, string> = {},
  ): Promise<Subject> {
    const port = await freePort();
    const service = new Subject(
      { command: [process.execPath, 'src/main.ts'], cwd: folderOf(name) },
      port,
      {
        PORT: String(port),
        SERVICE_NAME: name,
        SERVICE_ENVIRONMENT: 'demo',
        OTEL_EXPORTER_OTLP_ENDPOINT: this.collector.url,
        FAULT_TOKEN: this.token,
        SHUTDOWN_DELAY: '0',
        ...env,
      },
    );
    this.services.set(name, service);
    return service.ready();
  }

  service(name: DemoName): Subject {
    return this.services.get(name)!;
  }

  /** Lets a service show faults from now on. */
  async inject(name: DemoName, faults: Faults): Promise<void> {
    const response = await fetch(`${this.service(name).url}/faults`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(faults),
    });
    if (!response.ok) {
      throw new Error(`${name} refused the faults: ${await response.text()}`);
    }
  }

  /** Sends requests to the orchestrator, so many callers at a time, and counts the answers by status. */
  async drive(
    requests: number,
    callers: number,
  ): Promise<Record<number, number>> {
    const answers: Record<number, number> = {};
    let left = requests;
    const call = async () => {
      while (left-- > 0) {
        const { url } = this.service('platform');
        const response = await fetch(`${url}/v1/overview`);
        await response.text();
        answers[response.status] = (answers[response.status] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: callers }, call));
    return answers;
  }

  async stop(): Promise<void> {
    for (const service of [...this.services.values()].reverse()) {
      service.signal('SIGTERM');
      await service.ended.catch(() => {});
    }
    await this.collector.stop();
  }
}
