// Colours of a mail for a dark page: what was chosen for white paper is made light enough to read, in its own hue.

/** The frame's own ground and words in the dark; the contrasts below are against this ground. */
export const darkGround = '#18191b';
export const darkWords = '#edeef0';

/** Of words against their ground (WCAG 2.2, 1.4.3). */
const enough = 4.5;

type Rgb = readonly [number, number, number];

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
};

/** The colour to write with on `darkGround`; null where it is not understood, and the frame's own is best. */
export function readableOnDark(colour: string): string | null {
  const rgb = readColour(colour);
  if (!rgb) return null;
  if (contrast(rgb, ground) >= enough) return colour;
  const [hue, saturation, lightness] = toHsl(rgb);
  // Grey and black are no choice of a colour, only of ink.
  if (saturation < 0.15) return null;
  for (let light = Math.max(lightness, 0.5); light <= 0.95; light += 0.05) {
    if (contrast(toRgb(hue, saturation, light), ground) >= enough) {
      return `hsl(${Math.round(hue)} ${Math.round(saturation * 100)}% ${Math.round(light * 100)}%)`;
    }
  }
  return null;
}

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
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null;
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

const ground: Rgb = [0x18, 0x19, 0x1b];

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
