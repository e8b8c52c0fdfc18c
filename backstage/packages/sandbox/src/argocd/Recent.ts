/**
 * The most recently made values, made once each however many ask at a time. A
 * value whose making failed is made anew.
 */
export class Recent<T> {
  readonly #values = new Map<string, Promise<T>>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#values.get(key);
    if (known) {
      return known;
    }
    const value = make();
    this.#values.set(key, value);
    value.catch(() => this.#values.delete(key));
    if (this.#values.size > this.#limit) {
      this.#values.delete(this.#values.keys().next().value as string);
    }
    return value;
  }
}
