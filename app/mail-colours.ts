// Colours of a mail that stands on another ground than its sender saw: made light or dark enough to read, in their own hue.

/** The frame's own ground and words. */
export const darkGround = '#18191b';
export const darkWords = '#edeef0';
export const lightGround = '#ffffff';
export const lightWords = '#1c2024';

/** Of words against their ground (WCAG 2.2, 1.4.3). */
const enough = 4.5;
/** Below this even large words cannot be read; between the two a sender's grey stays as it was chosen. */
const least = 3;

export type Rgb = readonly [number, number, number];

const names: Readonly<Record<string, string>> = {
  black: '#000',
  navy: '#000080',
  darkblue: '#00008b',
  blue: '#00f',
  green: '#008000',
  darkgreen: '#006400',
  teal: '#008080',
  maroon: '#800000',
  darkred: '#8b0000',
  red: '#f00',
  purple: '#800080',
  indigo: '#4b0082',
  brown: '#a52a2a',
  gray: '#808080',
  grey: '#808080',
  dimgray: '#696969',
  darkslategray: '#2f4f4f',
  white: '#fff',
  silver: '#c0c0c0',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  gainsboro: '#dcdcdc',
  whitesmoke: '#f5f5f5',
  ghostwhite: '#f8f8ff',
  snow: '#fffafa',
  ivory: '#fffff0',
  beige: '#f5f5dc',
  aliceblue: '#f0f8ff',
  lightyellow: '#ffffe0',
  lightblue: '#add8e6',
  pink: '#ffc0cb',
  yellow: '#ff0',
  gold: '#ffd700',
  orange: '#ffa500',
  lime: '#0f0',
  aqua: '#0ff',
  cyan: '#0ff',
  fuchsia: '#f0f',
  magenta: '#f0f',
  olive: '#808000',
};

/** The colour to write with on `darkGround`; null where it is not understood, and the frame's own is best. */
export function readableOnDark(colour: string): string | null {
  const rgb = readColour(colour);
  if (!rgb) return null;
  return contrast(rgb, onDark) >= enough ? colour : inItsHue(rgb, onDark);
}

/** Null where the colour can be read on this ground; else one that can. */
export function readableInstead(colour: Rgb, ground: Rgb): string | null {
  if (contrast(colour, ground) >= least) return null;
  return inItsHue(colour, ground) ?? (isDark(ground) ? darkWords : lightWords);
}

/** Null for grey, black and white: they are no choice of a colour, only of ink. */
function inItsHue(colour: Rgb, ground: Rgb): string | null {
  const [hue, saturation, lightness] = toHsl(colour);
  if (saturation < 0.15) return null;
  const step = isDark(ground) ? 0.05 : -0.05;
  const first = step > 0 ? Math.max(lightness, 0.5) : Math.min(lightness, 0.5);
  for (let light = first; light >= 0.05 && light <= 0.95; light += step) {
    if (contrast(toRgb(hue, saturation, light), ground) >= enough) {
      return `hsl(${Math.round(hue)} ${Math.round(saturation * 100)}% ${Math.round(light * 100)}%)`;
    }
  }
  return null;
}

/** White words can be read on it better than black ones. */
const isDark = (ground: Rgb) => luminance(ground) < 0.179;

/** White and what is nearly white is the paper, not a design. */
export function isPaper(colour: string): boolean {
  const value = colour.trim().toLowerCase();
  if (value === 'transparent' || value === 'none' || value === 'inherit') return true;
  const rgb = readColour(value);
  return rgb?.every((part) => part >= 250) ?? false;
}

export function readColour(text: string): Rgb | null {
  const value = text.trim().toLowerCase();
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(names[value] ?? value)?.[1];
  if (hex) {
    const long = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)) as unknown as Rgb;
  }
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*(?:1|1\.0|100%)\s*)?\)$/.exec(
    value,
  );
  if (parts) return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [, hue, saturation, lightness] =
    /^hsla?\(\s*(\d{1,3})(?:deg)?[\s,]+(\d{1,3})%[\s,]+(\d{1,3})%\s*(?:[,/]\s*(?:1|1\.0|100%)\s*)?\)$/.exec(
      value,
    ) ?? [];
  return lightness ? toRgb(Number(hue), Number(saturation) / 100, Number(lightness) / 100) : null;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const onDark: Rgb = [0x18, 0x19, 0x1b];

function toHsl([r, g, b]: Rgb): Rgb {
  const [red, green, blue] = [r / 255, g / 255, b / 255];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 2;
  const spread = most - least;
  if (spread === 0) return [0, 0, lightness];
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const sixth =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return [sixth * 60, saturation, lightness];
}

function toRgb(hue: number, saturation: number, lightness: number): Rgb {
  const spread = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const part = (shift: number) => {
    const at = (hue / 30 + shift) % 12;
    const share = lightness - (spread / 2) * Math.max(-1, Math.min(at - 3, 9 - at, 1));
    return Math.round(share * 255);
  };
  return [part(0), part(8), part(4)];
}
