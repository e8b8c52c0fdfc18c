import { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer } from '../../process/LoopbackServer';

/** Where `npm audit` sends names and versions. */
const ADVISORIES = '/-/npm/v1/security/advisories/bulk';

const ADVISORY_NUMBERS = {
  low: 1_000_000,
  moderate: 2_000_000,
  high: 3_000_000,
  critical: 4_000_000,
};

export interface Advisory {
  package: string;
  severity: keyof typeof ADVISORY_NUMBERS;
}

/**
 * Stands in for the registry's advisories, which a mirror does not have and
 * which change from day to day; everything else is asked of the registry itself.
 */
export class AdvisoryRegistry {
  static async start(upstream: string): Promise<AdvisoryRegistry> {
    const registry = new AdvisoryRegistry(upstream.replace(/\/$/, ''));
    await registry.server.open();
    return registry;
  }

  /** What is reported from now on. */
  advisories: Advisory[] = [];
  private readonly server: LoopbackServer;

  private constructor(private readonly upstream: string) {
    this.server = new LoopbackServer((request, response) =>
      this.answer(request, response),
    );
  }

  get url(): string {
    return this.server.url;
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url !== ADVISORIES) {
      response
        .writeHead(307, { Location: `${this.upstream}${request.url}` })
        .end();
      return;
    }
    request.resume();
    const found = this.advisories.map((advisory, index) => [
      advisory.package,
      [
        {
          // npm keeps what it has read of an advisory by its number.
          id: ADVISORY_NUMBERS[advisory.severity] + index,
          url: 'https://example.com/advisory',
          title: `An advisory of severity ${advisory.severity}`,
          severity: advisory.severity,
          vulnerable_versions: '*',
        },
      ],
    ]);
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(Object.fromEntries(found)));
  }
}
