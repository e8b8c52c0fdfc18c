/** Keys filed under a label, so that no look-up walks every object. */
export class LabelIndex {
  readonly #byLabel = new Map<string, Set<string>>();

  add(label: string, key: string): void {
    const keys = this.#byLabel.get(label) ?? new Set<string>();
    keys.add(key);
    this.#byLabel.set(label, keys);
  }

  remove(label: string, key: string): void {
    const keys = this.#byLabel.get(label);
    if (keys?.delete(key) && keys.size === 0) {
      this.#byLabel.delete(label);
    }
  }

  keys(label: string): string[] {
    return [...(this.#byLabel.get(label) ?? [])];
  }
}
