/** The names of objects. */
export const named = (list: readonly { metadata?: { name?: string } }[]) =>
  new Set(list.map(({ metadata }) => metadata?.name));
