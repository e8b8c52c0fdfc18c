type Labels = Record<string, string>;

/** What refers to something that is not there: whose, and what. */
export interface Dangling {
  object: { kind?: string; metadata?: { name?: string } };
  message: string;
}

/** Whether labels have everything that a selector wants. */
export const within = (
  wanted: Labels | undefined,
  labels: Labels | undefined,
) =>
  Object.entries(wanted ?? {}).every(([key, value]) => labels?.[key] === value);

export const unless = (
  holds: boolean,
  object: Dangling['object'],
  message: string,
) => (holds ? [] : [{ object, message }]);
