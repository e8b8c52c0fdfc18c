import { regions } from '../design';
import { choice, word } from '../resources/fields';

/** What every blueprint of a data store asks for. */
export const parameters = (name: string, environment: string) => ({
  region: choice(regions, { title: 'Region' }).default('us-east-1'),
  name: word(
    /^[A-Za-z][A-Za-z0-9 -]{0,38}$/,
    'up to 39 letters, digits, blanks and hyphens, a letter first',
    { title: 'Name' },
  ).default(name),
  environment: choice(['development', 'production'], {
    title: 'Environment',
    help: environment,
  }).default('development'),
  capacity: choice(['small', 'medium', 'large'], {
    title: 'Capacity',
  }).default('small'),
});
