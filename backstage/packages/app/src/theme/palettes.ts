import { palettes as backstage } from '@backstage/theme';

const navigation = {
  background: '#0e1724',
  indicator: '#ff8a33',
  color: '#b3c0d1',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1d2a3c' },
  submenu: { background: '#1d2a3c' },
};

/** The colours of CloudForge; the same values as in tokens.css. */
export const palettes = {
  light: {
    ...backstage.light,
    background: { default: '#f4f6f9', paper: '#ffffff' },
    primary: { main: '#1f5fae' },
    secondary: { main: '#d9560b' },
    link: '#1f5fae',
    linkHover: '#184c8c',
    border: '#dde3ea',
    textSubtle: '#546276',
    tabbar: { indicator: '#d9560b' },
    navigation,
  },
  dark: {
    ...backstage.dark,
    background: { default: '#10161f', paper: '#18212e' },
    primary: { main: '#8fbcff', dark: '#6ea6f5' },
    secondary: { main: '#ff9a4d' },
    link: '#8fbcff',
    linkHover: '#a9cbff',
    border: '#2c394a',
    textSubtle: '#a5b2c4',
    tabbar: { indicator: '#ff9a4d' },
    navigation,
  },
};
