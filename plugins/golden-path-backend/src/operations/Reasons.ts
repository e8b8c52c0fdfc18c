import { stringifyError } from '@backstage/errors';

/** Words for people, without stack and without anything in `secrets`. */
export class Reasons {
  constructor(private readonly secrets: readonly string[]) {}

  of(error: unknown): string {
    return this.clean(
      error instanceof Error && error.message
        ? error.message
        : stringifyError(error),
    );
  }

  /** Last line of defence: whoever writes a message leaves secrets out of it. */
  clean(text: string): string {
    return this.secrets.reduce(
      (cleaned, secret) => cleaned.replaceAll(secret, '***'),
      text,
    );
  }
}
