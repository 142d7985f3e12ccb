// Words of a mail that could not be read where they stand: its style sheets and the looks of its body are not taken over, and
// what is left of its colours may be white on our white, or dark on a dark cell.

import type { parseDocument } from 'htmlparser2';

import { lightGround, lightWords, type Rgb, readableInstead, readColour } from './mail-colours.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: unknown }>;

/** Null: nobody can say what stands there. */
type Place = Readonly<{ ink: Rgb | null; ground: Rgb | null }>;

const paper: Place = { ink: readColour(lightWords), ground: readColour(lightGround) };
/** As our own sheet has it, whatever stands around the link. */
export const lightLink = '#0d50c5';

/** On the light page: the words whose colour cannot be read on their ground get one that can. */
export function makeReadable(nodes: readonly Node[], place: Place = paper): void {
  for (const node of nodes) if ('attribs' in node) look(node, place);
}

function look(element: Element, around: Place): void {
  // Ours, with colours of its own.
  if (element.attribs.class === 'doubt') return;
  const style = declarations(element.attribs.style);
  const ground = groundOf(element, style, around.ground);
  let ink = inkOf(element, style, around.ink);
  if (ink && ground && hasWords(element)) {
    const instead = readableInstead(ink, ground);
    if (instead) {
      const others = style.filter(([property]) => property !== 'color');
      element.attribs.style = [...others, ['color', instead]].map((each) => each.join(':')).join(';');
      // What stands within is judged by what it would have had.
      ink = readColour(instead);
    }
  }
  makeReadable(element.children, { ink, ground });
}

type Declaration = readonly [property: string, value: string];

/** No value holds a semicolon: `mail-html-rules.ts` lets none through. */
function declarations(style: string | undefined): Declaration[] {
  return (style ?? '').split(';').flatMap((part) => {
    const colon = part.indexOf(':');
    return colon < 0 ? [] : [[part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim()]];
  });
}

const lastOf = (style: readonly Declaration[], ...properties: readonly string[]) =>
  style
    .findLast(([property]) => properties.includes(property))?.[1]
    .replace(/\s*!important$/i, '')
    .toLowerCase();

const inTables = /^(?:table|tbody|thead|tfoot|tr|td|th)$/;
const through: ReadonlySet<string> = new Set(['transparent', 'none', 'initial', 'unset']);

function groundOf({ name, attribs }: Element, style: readonly Declaration[], around: Rgb | null): Rgb | null {
  const said =
    lastOf(style, 'background', 'background-color') ??
    (inTables.test(name) ? attribs.bgcolor : undefined) ??
    (name === 'mark' ? 'yellow' : undefined);
  return said === undefined || through.has(said) ? around : readColour(said);
}

function inkOf({ name, attribs }: Element, style: readonly Declaration[], around: Rgb | null): Rgb | null {
  const said =
    lastOf(style, 'color') ??
    (name === 'font' ? attribs.color : undefined) ??
    (name === 'a' && attribs.href !== undefined ? lightLink : undefined) ??
    (name === 'mark' ? 'black' : undefined);
  return said === undefined || said === 'inherit' ? around : readColour(said);
}

/** Of its own, not those of what stands within; a picture that is not fetched says its words. */
const hasWords = ({ name, attribs, children }: Element): boolean =>
  (name === 'img' && (attribs.alt ?? '') !== '') ||
  children.some((node) => node.type === 'text' && node.data.trim() !== '');
