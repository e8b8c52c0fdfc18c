/** The units to choose from, largest first, in seconds. A month is 30.4 days, a year 365. */
const UNITS: ReadonlyArray<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_536_000],
  ['month', 2_628_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 hours ago`, in the largest unit that fits, in the browser's language. */
export function relativeTime(at: Date, now: Date, language?: string): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const [unit, size] = UNITS.find(
    ([, length]) => Math.abs(seconds) >= length,
  ) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    Math.trunc(seconds / size),
    unit as Intl.RelativeTimeFormatUnit,
  );
}

/** How long ago something happened, with the exact time on hovering. */
export function RelativeTime(props: { at: string }) {
  const at = new Date(props.at);
  const exact = new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(at);
  return (
    <time dateTime={props.at} title={exact}>
      {relativeTime(at, new Date())}
    </time>
  );
}
