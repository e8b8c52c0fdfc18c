import { word } from './fields';

const HOUR = '([01]\\d|2[0-3]):[0-5]\\d';
const DAY = '(mon|tue|wed|thu|fri|sat|sun)';

/** A time of every day, at which AWS takes backups. */
export const dailyWindow = (title: string) =>
  word(new RegExp(`^${HOUR}-${HOUR}$`), 'such as 02:00-03:00', {
    title,
    unit: 'UTC',
  });

/** A time of every week, in which AWS may interrupt. */
export const weeklyWindow = (title: string) =>
  word(
    new RegExp(`^${DAY}:${HOUR}-${DAY}:${HOUR}$`),
    'such as sun:03:30-sun:04:30',
    { title, unit: 'UTC' },
  );
