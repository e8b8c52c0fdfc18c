import { serviceContract } from '@cloudforge/plugin-golden-path-common';
import { freePort } from '../../process/ports';
import { Collector } from '../../telemetry/Collector';
import { PATIENCE_MS, StartCommand, Subject } from './Subject';

/** What the service is called here. */
export const SERVICE = 'contract-subject';

export const ENVIRONMENT = 'test';

/** Bytes; small, so that too large a body is soon made. */
export const BODY_LIMIT = 10_000;

/** A service that can be started as often as wanted, and a collector for its traces. */
export class ContractStand {
  static async start(
    start: StartCommand,
    patienceMs = PATIENCE_MS,
  ): Promise<ContractStand> {
    const collector = await Collector.start(patienceMs);
    return new ContractStand(start, collector, patienceMs);
  }

  private readonly subjects: Subject[] = [];
  private sharedSubject?: Promise<Subject>;

  private constructor(
    readonly start: StartCommand,
    readonly collector: Collector,
    private readonly patienceMs: number,
  ) {}

  /** Not waited for: it may be about to fail. What is undefined in `env` is left out. */
  async launch(env: NodeJS.ProcessEnv = {}): Promise<Subject> {
    const { variables } = serviceContract;
    const port = await freePort();
    const subject = new Subject(
      this.start,
      port,
      {
        [variables.port]: String(port),
        [variables.service]: SERVICE,
        [variables.environment]: ENVIRONMENT,
        OTEL_SERVICE_NAME: SERVICE,
        OTEL_RESOURCE_ATTRIBUTES: 'service.namespace=contract',
        OTEL_EXPORTER_OTLP_ENDPOINT: this.collector.url,
        BODY_LIMIT: String(BODY_LIMIT),
        SHUTDOWN_DELAY: '0',
        ...env,
      },
      this.patienceMs,
    );
    this.subjects.push(subject);
    return subject;
  }

  /** One of its own, for what ends it. */
  async own(env: NodeJS.ProcessEnv = {}): Promise<Subject> {
    return (await this.launch(env)).ready();
  }

  /** One for all that only ask. */
  shared(): Promise<Subject> {
    this.sharedSubject ??= this.own();
    return this.sharedSubject;
  }

  async close(): Promise<void> {
    await Promise.all(this.subjects.map(subject => subject.dispose()));
    await this.collector.stop();
  }
}
