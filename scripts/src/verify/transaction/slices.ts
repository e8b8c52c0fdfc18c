/** Whether a text names the service; names are made so that none is part of another. */
const names = (services: string[]) => (text: string) =>
  services.some(service => text.includes(service));

/** Keeps the parts of a state whose key or text says that they are of these services. */
function pick(value: unknown, isTheirs: (text: string) => boolean): unknown {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (Array.isArray(value)) {
    const items = value.filter(item => isTheirs(JSON.stringify(item)));
    return items.length > 0 ? items : undefined;
  }
  const entries = Object.entries(value)
    .map(([key, item]) => [key, isTheirs(key) ? item : pick(item, isTheirs)])
    .filter(([, item]) => item !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** A state without everything of these services. */
export function without(services: string[], state: unknown): unknown {
  const isTheirs = names(services);
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.filter(item => !isTheirs(JSON.stringify(item)));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => !isTheirs(key))
          .map(([key, item]) => [key, strip(item)]),
      );
    }
    return value;
  };
  return strip(state);
}

/** What differs between two services that were made alike, by what it is replaced with. */
const VOLATILE: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [/\b[0-9a-f]{64}\b/g, '<digest>'],
  [/\b[0-9a-f]{40}\b/g, '<commit>'],
  [/"id":\d+/g, '"id":0'],
  [/project_\d+_bot_[0-9a-f]+/g, '<bot>'],
];

/** What a state holds of one service, worded so that services made alike are equal. */
export function sliceOf(service: string, state: unknown): unknown {
  const slice = JSON.stringify(pick(state, names([service])) ?? {});
  return JSON.parse(
    VOLATILE.reduce(
      (text, [pattern, word]) => text.replace(pattern, word),
      slice.replaceAll(service, '<service>'),
    ),
  );
}
