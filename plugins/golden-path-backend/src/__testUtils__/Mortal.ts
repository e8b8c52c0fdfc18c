/**
 * The life of one simulated process. At every boundary, before and after each
 * call to the outside, it may die (never to go on) or be stopped (to go on
 * when continued), as a process does under SIGKILL and SIGSTOP.
 */
export class Mortal {
  #countdown = Infinity;
  #fate: 'die' | 'stop' = 'die';
  #ended?: 'die' | 'stop';
  readonly #waiting: (() => void)[] = [];
  #tell = () => {};
  /** Resolves when the process has died or was stopped. */
  readonly ended = new Promise<void>(resolve => {
    this.#tell = resolve;
  });

  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** Lets the process end at the `n`th boundary from now. */
  endAfter(boundaries: number, fate: 'die' | 'stop'): void {
    this.#countdown = boundaries;
    this.#fate = fate;
  }

  continue(): void {
    if (this.#ended === 'stop') {
      this.#ended = undefined;
      this.#countdown = Infinity;
      this.#waiting.splice(0).forEach(go => go());
    }
  }

  async boundary(): Promise<void> {
    if (this.alive && --this.#countdown <= 0) {
      this.#ended = this.#fate;
      this.#tell();
    }
    if (!this.alive) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }

  /** The same object, all of whose methods are asynchronous, with a boundary before and after each call. */
  guard<T extends object>(
    target: T,
    wrap: (result: unknown) => unknown = result => result,
  ): T {
    return new Proxy(target, {
      get: (_, property) => {
        const value = Reflect.get(target, property, target);
        return typeof value === 'function'
          ? async (...args: unknown[]) => {
              await this.boundary();
              try {
                return wrap(await value.apply(target, args));
              } finally {
                await this.boundary();
              }
            }
          : value;
      },
    });
  }
}
