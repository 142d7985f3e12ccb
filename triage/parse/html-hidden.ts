// Used by `html-text.ts`: which stretches of an HTML body a reader does not see, so that nobody else reads them either.

import { StyleSheet } from './style-sheet.ts';

type Attributes = Readonly<Record<string, string>>;
type Style = ReadonlyMap<string, string>;
type Rgb = readonly number[];

type Frame = Readonly<{
  name: string;
  /** Not shown at all; nothing inside undoes it. */
  gone: boolean;
  /** Letters of no size; a size of its own undoes it, as in the tables of newsletters. */
  tiny: boolean;
  /** Null: cannot be told, and is taken as readable. */
  colour: Rgb | null;
  /** What lies under the letters; null: a picture, or cannot be told. */
  ground: Rgb | null;
}>;

/** Elements that have no end. */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that end where the next of their kind begins, with or without a tag for it. */
const selfEnding = new Set('p li td th dt dd option'.split(' '));
/** Mail nests deeper only to do harm: what lies below is taken as it is at this depth. */
const deepest = 64;

const paper: Frame = { name: '', gone: false, tiny: false, colour: [0, 0, 0], ground: [255, 255, 255] };

/** Follows the tags of one HTML body. Time grows with the length only. */
export class Visibility {
  readonly #frames: Frame[] = [];
  readonly #sheet = new StyleSheet();
  #deeper = 0;

  get hidden(): boolean {
    const { gone, tiny, colour, ground } = this.#frames.at(-1) ?? paper;
    return gone || tiny || (colour !== null && ground !== null && isNear(colour, ground));
  }

  /** What stands between `<style>` and its end. */
  addStyles(css: string): void {
    this.#sheet.add(css);
  }

  open(name: string, attributes: Attributes, endsParagraph: boolean): void {
    if (empty.has(name)) return;
    const before = this.#frames.at(-1)?.name;
    if ((before === name && selfEnding.has(name)) || (before === 'p' && endsParagraph)) this.#frames.pop();
    if (this.#frames.length >= deepest) this.#deeper += 1;
    else {
      const style = this.#sheet.styleOf(name, attributes);
      this.#frames.push(frameOf(name, attributes, style, this.#frames.at(-1) ?? paper));
    }
  }

  close(name: string): void {
    if (empty.has(name)) return;
    if (this.#deeper > 0) {
      this.#deeper -= 1;
      return;
    }
    const at = this.#frames.findLastIndex((frame) => frame.name === name);
    if (at >= 0) this.#frames.length = at;
  }
}

function frameOf(name: string, attributes: Attributes, style: Style, above: Frame): Frame {
  const size = style.get('font-size');
  const colour = style.get('color') ?? attributes.color;
  const ground = style.get('background-color') ?? style.get('background-image') ?? style.get('background');
  return {
    name,
    gone: above.gone || attributes.hidden !== undefined || isGone(style),
    tiny: size === undefined ? above.tiny : isTiny(size),
    colour: colour === undefined || colour === 'inherit' ? above.colour : rgbOf(colour, above.ground),
    ground: groundOf(ground ?? attributes.bgcolor?.trim().toLowerCase(), above.ground),
  };
}

function isGone(style: Style): boolean {
  if (style.size === 0) return false;
  const has = (name: string, value: RegExp) => value.test(style.get(name) ?? '');
  return (
    has('display', /^none$/) ||
    has('visibility', /^(?:hidden|collapse)$/) ||
    has('mso-hide', /^all$/) ||
    has('opacity', /^(?:0(?:\.0\d*)?|\.0\d*)$/) ||
    has('text-indent', /^-\d{3,}/) ||
    ['left', 'top', 'right', 'margin-left', 'margin-top'].some((side) => has(side, /^-\d{4,}/)) ||
    (has('overflow', /^hidden/) &&
      ['height', 'width', 'max-height', 'max-width'].some((side) => has(side, /^[01](?:px|pt)?$/)))
  );
}

const pixels: Readonly<Record<string, number>> = { px: 1, pt: 1.33, em: 16, rem: 16, '%': 0.16, '': 1 };

/** Below two pixels nothing is read. Sizes in words are all larger. */
function isTiny(size: string): boolean {
  const found = /^(\d*\.?\d+)\s*(px|pt|r?em|%|)$/.exec(size);
  return found !== null && Number(found[1]) * (pixels[found[2] ?? ''] ?? 1) < 2;
}

function groundOf(value: string | undefined, above: Rgb | null): Rgb | null {
  if (value === undefined || /^(?:|none|inherit|initial|unset|transparent)$/.test(value)) return above;
  if (isClear(value)) return above;
  return rgbOf(value, above);
}

const isClear = (colour: string): boolean =>
  colour === 'transparent' || /^(?:rgb|hsl)a?\([^)]*[,/]\s*(?:0(?:\.0\d*)?|\.0\d*)%?\s*\)$/.test(colour);

const named: Readonly<Record<string, Rgb>> = {
  white: [255, 255, 255],
  snow: [255, 250, 250],
  ivory: [255, 255, 240],
  ghostwhite: [248, 248, 255],
  whitesmoke: [245, 245, 245],
  black: [0, 0, 0],
};

/** Letters that let everything through have the colour of what lies under them. */
function rgbOf(colour: string, ground: Rgb | null): Rgb | null {
  const text = colour.trim().toLowerCase();
  if (isClear(text)) return ground;
  if (Object.hasOwn(named, text)) return named[text] ?? null;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1];
  if (hex !== undefined) {
    const pairs = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    return pairs.map((pair) => Number.parseInt(pair, 16));
  }
  const rgb = /^rgba?\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})/.exec(text);
  return rgb ? rgb.slice(1, 4).map(Number) : null;
}

/** Of 255 in each part: nearer than this no eye tells letters from their ground. */
const nearest = 16;

const isNear = (one: Rgb, other: Rgb): boolean =>
  one.every((part, index) => Math.abs(part - (other[index] ?? 0)) < nearest);
