interface Arrow {
  source: string;
  target: string;
}

/** The ids along one cycle, first and last the same; `undefined` if there is none. */
export function findCycle(arrows: readonly Arrow[]): string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { source, target } of arrows) {
    targets.set(source, [...(targets.get(source) ?? []), target]);
  }
  const done = new Set<string>();
  for (const start of targets.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    // A stack of its own: 500 nodes in a row must not depend on the engine's.
    const stack: { id: string; next: number }[] = [];
    const enter = (id: string) => {
      stack.push({ id, next: 0 });
      path.push(id);
      onPath.add(id);
    };
    if (!done.has(start)) {
      enter(start);
    }
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const next = targets.get(top.id)?.[top.next++];
      if (next === undefined) {
        stack.pop();
        path.pop();
        onPath.delete(top.id);
        done.add(top.id);
      } else if (onPath.has(next)) {
        return [...path.slice(path.indexOf(next)), next];
      } else if (!done.has(next)) {
        enter(next);
      }
    }
  }
  return undefined;
}
