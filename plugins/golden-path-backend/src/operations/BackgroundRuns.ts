/** What goes on in this process apart from whoever asked for it. */
export class BackgroundRuns {
  readonly #runs = new Set<Promise<void>>();
  readonly #onFailure: (error: unknown) => void;

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  add(run: Promise<void>): void {
    const settled = run
      .catch(this.#onFailure)
      .finally(() => this.#runs.delete(settled));
    this.#runs.add(settled);
  }

  /** Resolves when nothing goes on. */
  async idle(): Promise<void> {
    while (this.#runs.size > 0) {
      await Promise.all(this.#runs);
    }
  }
}
