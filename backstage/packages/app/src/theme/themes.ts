import { createUnifiedTheme, genPageTheme } from '@backstage/theme';
import { palettes } from './palettes';

const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/** Page headers without a pattern, one colour for all kinds of pages. */
const header = genPageTheme({ colors: ['#16273e', '#1c3554'], shape: 'none' });

const pageTheme = Object.fromEntries(
  [
    'home',
    'documentation',
    'tool',
    'service',
    'website',
    'library',
    'other',
    'app',
    'apis',
    'card',
  ].map(id => [id, header]),
);

const common = { fontFamily: FONT, defaultPageTheme: 'home', pageTheme };

export const lightTheme = createUnifiedTheme({
  ...common,
  palette: palettes.light,
});

export const darkTheme = createUnifiedTheme({
  ...common,
  palette: palettes.dark,
});
