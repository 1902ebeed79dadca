import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Relative luminance (WCAG 2) of a token's OKLCH colour in one theme, clipped to sRGB as browsers do. */
function luminance(token: string, theme: Theme): number {
  const declared = new RegExp(`--${token}: light-dark\\(oklch\\(([^)/]+)\\), oklch\\(([^)/]+)\\)\\)`).exec(css);
  if (!declared) throw new Error(`no opaque colour --${token}`);
  const [lightness = 0, chroma = 0, hue = 0] = declared[theme === 'light' ? 1 : 2]!.split(' ').map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
}

function contrast(one: string, other: string, theme: Theme): number {
  const [dark = 0, light = 0] = [luminance(one, theme), luminance(other, theme)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: [text: string, on: string[]][] = [
  ['foreground', ['background', 'card', 'muted', 'accent', 'tint-1', 'tint-2', 'tint-3', 'tint-4', 'tint-5', 'tint-6']],
  ['muted-foreground', ['background', 'card', 'muted', 'accent']],
  ['primary', ['background', 'card', 'muted']],
  ['primary-foreground', ['primary', 'primary-hover']],
  ['accent-foreground', ['accent', 'card', 'background']],
  ['spice-foreground', ['spice']],
  ['success-foreground', ['success', 'card']],
  ['warning-foreground', ['warning']],
  ['danger-foreground', ['danger', 'card', 'background']],
  ['destructive-foreground', ['destructive']],
  ['destructive', ['card']],
  ['toast-foreground', ['toast']],
];
const GRAPHICS: [mark: string, on: string[]][] = [
  ['brand', ['background', 'card', 'muted']],
  ['spice-strong', ['card']],
  ['ring', ['background', 'card', 'muted']],
  ['input', ['background', 'card']],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(TEXT.flatMap(([text, on]) => on.map((surface) => [text, surface] as const)))('%s reads on %s', (text, surface) => {
    expect(contrast(text, surface, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRAPHICS.flatMap(([mark, on]) => on.map((surface) => [mark, surface] as const)))('%s shows on %s', (mark, surface) => {
    expect(contrast(mark, surface, theme)).toBeGreaterThanOrEqual(3);
  });
});
