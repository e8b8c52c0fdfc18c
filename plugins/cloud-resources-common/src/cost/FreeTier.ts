import type { CostItem } from './CostItem';

/** What is left of each pool of the free tier, which an account has once. */
export class FreeTier {
  private readonly left = new Map<string, number>();

  constructor(private readonly wanted: boolean) {}

  charged({ quantity, free }: CostItem): number {
    if (!this.wanted || !free) {
      return quantity;
    }
    const left = this.left.get(free.pool) ?? free.quantity;
    const used = Math.min(left, quantity);
    this.left.set(free.pool, left - used);
    return quantity - used;
  }
}
