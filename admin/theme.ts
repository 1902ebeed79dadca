import type { ThemeConfig } from 'adminjs';

export const OFFICE_THEMES = ['light', 'dark'] as const;
export type OfficeTheme = (typeof OFFICE_THEMES)[number];

/** How the back office looks for one person. */
export interface OfficeLooks {
  theme: OfficeTheme;
  /** The theme is the system's, which only the browser knows. */
  followsSystem: boolean;
}

// The tokens of app/tokens.css as hex: the design system computes shades and cannot read oklch.
const LIGHT = {
  primary100: '#007277', primary80: '#2b8e92', primary60: '#7fbfc1', primary40: '#b5dcdd', primary20: '#dcf4f4',
  accent: '#00474e', text: '#14161b', love: '#007277',
  grey100: '#14161b', grey80: '#3d414a', grey60: '#575b64', grey40: '#6b7079', grey20: '#f1f4f6',
  white: '#ffffff', black: '#000000',
  error: '#b32228', errorDark: '#9b1e22', errorLight: '#ffeae9',
  success: '#0c532f', successDark: '#0c532f', successLight: '#daf7e3',
  warning: '#684013', warningDark: '#684013', warningLight: '#fff0cc',
  info: '#007277', infoDark: '#00474e', infoLight: '#dcf4f4',
  bg: '#fcfcfc', filterBg: '#ffffff', container: '#ffffff', sidebar: '#ffffff',
  border: '#e0e3e7', inputBorder: '#81868f', separator: '#e0e3e7', highlight: '#f1f4f6',
};

const DARK: typeof LIGHT = {
  primary100: '#00b8ba', primary80: '#4ddcdc', primary60: '#0b8f92', primary40: '#0d5559', primary20: '#082c30',
  accent: '#b0ebea', text: '#f0eeeb', love: '#00b8ba',
  grey100: '#f0eeeb', grey80: '#c9cbd0', grey60: '#a7abb3', grey40: '#8b8f99', grey20: '#1c1e24',
  // What the design system calls white is the ground of inputs and the writing on filled buttons.
  white: '#13151a', black: '#ffffff',
  error: '#f47a79', errorDark: '#ffbdbb', errorLight: '#3f191a',
  success: '#94e7b1', successDark: '#94e7b1', successLight: '#122d1d',
  warning: '#f6d389', warningDark: '#f6d389', warningLight: '#382810',
  info: '#00b8ba', infoDark: '#b0ebea', infoLight: '#082c30',
  bg: '#090b0f', filterBg: '#13151a', container: '#13151a', sidebar: '#13151a',
  border: '#2b2e35', inputBorder: '#6e717b', separator: '#2b2e35', highlight: '#1c1e24',
};

const COLORS: Record<OfficeTheme, typeof LIGHT> = { light: LIGHT, dark: DARK };

/** The theme for plain CSS: the page's ground before any script has run, and colours for our own components. */
export function rootStyle(theme: OfficeTheme): string {
  const { bg, text, primary100, primary40, primary20, border, grey60, error, success, container, inputBorder, highlight, white, warning } = COLORS[theme];
  return `color-scheme: ${theme}; background: ${bg}; --text: ${text}; --primary: ${primary100}; --primary-soft: ${primary40}; --border: ${border}; --muted: ${grey60}; --removed: ${error}; --added: ${success}; --card: ${container}; --input: ${inputBorder}; --hover: ${highlight}; --tint: ${primary20}; --on-fill: ${white}; --warning: ${warning};`;
}

/** The site's looks for AdminJS, chosen for each request by `currentAdmin.theme`. */
export const THEMES: ThemeConfig[] = OFFICE_THEMES.map((id) => ({
  id,
  name: id === 'light' ? 'Light' : 'Dark',
  // A theme of AdminJS may bring files; ours has none, and without these lines it looks for a package of themes.
  bundlePath: '',
  stylePath: '',
  overrides: {
    colors: COLORS[id],
    // A string by its own default; the type says otherwise.
    font: "'Geist Variable', system-ui, sans-serif" as never,
    // The menu stays open from here on; AdminJS's own waits for wider screens.
    breakpoints: ['577px', '769px', '1024px', '1200px'] as never,
    sizes: { sidebarWidth: '250px' },
    borders: {
      input: `1px solid ${COLORS[id].inputBorder}`,
      filterInput: `1px solid ${COLORS[id].inputBorder}`,
      bg: `1px solid ${COLORS[id].bg}`,
      default: `1px solid ${COLORS[id].border}`,
    },
  },
}));
