/**
 * Lets one after the other through. Commits to one branch that meet are
 * refused by GitLab but for one, so within a process they queue instead.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
