import {
  Pauses,
  RetryPolicy,
  defaultRetryPolicy,
  retryAfter,
} from './RetryPolicy';
import { VendorConfig } from './VendorConfig';
import { VendorUnavailableError } from './VendorUnavailableError';

export interface VendorRequest {
  method: string;
  url: URL;
  headers?: Record<string, string>;
  body?: string;
}

export interface VendorResponse {
  status: number;
  headers: Headers;
  text: string;
}

/** What a request is for, in the words that an error will use. */
export interface Purpose {
  /** Completes "could not …": `create the project apps/shop`. */
  what: string;
  /** May be sent again although the first one may have been carried out. */
  repeatable: boolean;
  signal: AbortSignal;
  /** Values in the request that no error text may repeat. */
  secrets?: string[];
  /** What a person should know of the vendor's own limit on these requests. */
  limit?: string;
}

/** Statuses of a vendor, or a proxy before it, that is away for a moment. */
const TRANSIENT = [502, 503, 504];

/**
 * Sends requests to one vendor: time-out for each, bounded repeats with
 * back-off, `Retry-After` honoured. A 429 was not carried out and is always
 * repeated; an outage only where repeating does no harm.
 */
export class VendorTransport {
  constructor(
    private readonly vendor: string,
    private readonly config: Pick<VendorConfig, 'token' | 'requestTimeout'>,
    private readonly policy: RetryPolicy = defaultRetryPolicy,
  ) {}

  /** Any status may come back; throws when there is no answer at all. */
  async send(
    request: VendorRequest,
    purpose: Purpose,
  ): Promise<VendorResponse> {
    const pauses = new Pauses(this.policy);
    for (;;) {
      const outcome = await this.attempt(request, purpose);
      const asked =
        'status' in outcome
          ? retryAfter(outcome.headers, Date.now())
          : undefined;
      const pause = mayRepeat(outcome, purpose)
        ? pauses.next(asked)
        : undefined;
      if (pause !== undefined) {
        await this.policy.sleep(pause, purpose.signal);
      } else if ('status' in outcome) {
        return outcome;
      } else {
        throw outcome;
      }
    }
  }

  /** Removes the token and the request's own secrets, should a vendor ever echo them. */
  withoutSecrets(text: string, secrets: string[] = []): string {
    return [this.config.token, ...secrets].reduce(
      (clean, secret) => clean.replaceAll(secret, '[removed]'),
      text,
    );
  }

  /** An outage is an outcome; whatever else goes wrong is thrown. */
  private async attempt(
    { method, url, headers, body }: VendorRequest,
    { what, signal }: Purpose,
  ): Promise<VendorResponse | VendorUnavailableError> {
    signal.throwIfAborted();
    const timeout = AbortSignal.timeout(this.config.requestTimeout);
    try {
      const response = await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...headers,
          // Unlike PRIVATE-TOKEN, fetch drops this header when a redirect leads to another host.
          authorization: `Bearer ${this.config.token}`,
        },
        body,
        signal: AbortSignal.any([signal, timeout]),
      });
      const { status } = response;
      return { status, headers: response.headers, text: await response.text() };
    } catch (error) {
      signal.throwIfAborted();
      const reason = timeout.aborted
        ? `did not answer within ${this.config.requestTimeout / 1000} s`
        : `could not be reached (${networkReason(error)})`;
      return new VendorUnavailableError(
        `Could not ${what}: ${this.vendor} at ${url.origin} ${reason}. Try again; if it stays so, a platform administrator should check that ${this.vendor} is up and reachable.`,
        true,
      );
    }
  }
}

function mayRepeat(
  outcome: VendorResponse | VendorUnavailableError,
  { repeatable }: Purpose,
): boolean {
  return 'status' in outcome
    ? outcome.status === 429 ||
        (repeatable && TRANSIENT.includes(outcome.status))
    : repeatable;
}

/** The system's code for a failed connection: fetch hides it in the cause. */
function networkReason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code =
    typeof cause === 'object' && cause && 'code' in cause
      ? cause.code
      : undefined;
  return typeof code === 'string' ? code : 'network error';
}
