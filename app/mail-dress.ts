// Makes a cleaned mail good to read: what it quotes is folded, odd links say where they lead, dark pages keep it readable.

import { DomUtils, parseDocument } from 'htmlparser2';

import { isPaper, readableOnDark } from './mail-colours.ts';
import { quoteMark } from './mail-html-rules.ts';
import { findLinkDoubt, type LinkDoubt } from './mail-links.ts';
import { makeReadable } from './mail-readable.ts';
import { type Say, toSay } from './words/say.ts';

type Document = ReturnType<typeof parseDocument>;
type Node = Document['children'][number];
type Element = Extract<Node, { attribs: unknown }>;

export type Dressed = Readonly<{
  html: string;
  /** It has colours or pictures behind its words: it was made for white paper, and stays on it. */
  designed: boolean;
  /** Links that seem to lead elsewhere than they do. */
  doubts: number;
}>;

/** `clean` comes from `cleanMailHtml` and from nowhere else. */
export function dressMail(clean: string, { dark, say }: Readonly<{ dark: boolean; say: Say }>): Dressed {
  const document = parseDocument(clean);
  const elements = DomUtils.findAll(() => true, document.children) as Element[];
  const designed = elements.some(hasGround);
  const doubts = elements
    .filter((element) => element.name === 'a')
    .filter((element) => markLink(element, say));
  foldQuotes(document, elements, say);
  if (dark && !designed) elements.forEach(adaptColours);
  else makeReadable(document.children);
  const html = DomUtils.getOuterHTML(document, { encodeEntities: 'utf8' });
  return { html, designed, doubts: doubts.length };
}

/** Answers whether something is odd about it. */
function markLink(element: Element, say: Say): boolean {
  const href = element.attribs.href;
  if (href === undefined) return false;
  element.attribs.title = href.length > 300 ? `${href.slice(0, 300)} …` : href;
  const doubt = findLinkDoubt(href, DomUtils.textContent(element));
  if (!doubt) return false;
  const [note] = parseDocument('<b class="doubt"></b>').children as [Element];
  const words = say(doubtWords[doubt.kind], 'shown' in doubt ? { ...doubt } : { host: doubt.host });
  DomUtils.appendChild(note, textNode(`⚠ ${words}`));
  DomUtils.append(element, note);
  return true;
}

const doubtWords: Readonly<Record<LinkDoubt['kind'], string>> = {
  'other-host': toSay('leads to {host}, not to {shown}'),
  'hidden-host': toSay('leads to {host}: what stands before the @ is no address'),
  'look-alike': toSay('leads to {host}: its letters may only look like another name'),
  number: toSay('leads to {host}, a number instead of a name'),
};

/** Written by the serialiser as text, whatever stands in it. */
function textNode(text: string): Node {
  const [node] = parseDocument('x').children as [Node & { data: string }];
  node.data = text;
  return node;
}

/** Only where it ends the mail, and something of its own comes before: what is answered between the lines stays open. */
function foldQuotes(document: Document, elements: readonly Element[], say: Say): void {
  const outer = elements.filter((element) => quotes(element) && !isInsideQuote(element));
  const quote = outer.find((element) => element.attribs[quoteMark] === 'all') ?? outer.at(-1);
  if (!quote) return;
  const parts = [quote, ...(quote.attribs[quoteMark] === 'all' ? nextSiblings(quote) : [])];
  const quoted = parts.map((part) => DomUtils.textContent(part)).join('');
  const whole = DomUtils.textContent(document.children);
  const place = whole.lastIndexOf(quoted);
  const before = whole.slice(0, place).trim();
  const after = whole.slice(place + quoted.length).trim();
  if (quoted.trim() === '' || before === '' || after !== '') return;
  const [fold] = parseDocument('<details class="quote"><summary></summary></details>').children as [Element];
  const [summary] = fold.children as [Element];
  DomUtils.appendChild(summary, textNode(say('Quoted text')));
  DomUtils.prepend(quote, fold);
  for (const part of parts) DomUtils.appendChild(fold, part);
}

const quotes = (node: unknown) => (node as Partial<Element>).attribs?.[quoteMark] !== undefined;

function isInsideQuote(element: Element): boolean {
  for (let each = element.parent; each; each = each.parent) if (quotes(each)) return true;
  return false;
}

function nextSiblings(element: Node): Node[] {
  const found: Node[] = [];
  for (let each = element.next; each; each = each.next) found.push(each as Node);
  return found;
}

function hasGround({ name, attribs }: Element): boolean {
  if (attribs.bgcolor && !isPaper(attribs.bgcolor)) return true;
  const ground = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)/i.exec(attribs.style ?? '')?.[1];
  if (ground && !isPaper(ground.replace(/!important/i, ''))) return true;
  // A picture with clear parts is drawn for white; a table that is as wide as a page is a design.
  return name === 'table' && Number(attribs.width) >= 480;
}

function adaptColours({ attribs }: Element): void {
  const parts = (attribs.style ?? '').split(';').flatMap((part) => adaptPart(part.trim()));
  // As a style, for an attribute takes names and hexadecimal numbers only.
  const colour = attribs.color === undefined ? null : readableOnDark(attribs.color);
  if (colour) parts.unshift(`color:${colour}`);
  delete attribs.bgcolor;
  delete attribs.color;
  if (parts.length > 0) attribs.style = parts.join(';');
  else delete attribs.style;
}

function adaptPart(part: string): string[] {
  if (part === '' || /^background(?:-color)?\s*:/i.test(part)) return [];
  const colour = /^color\s*:\s*(.+?)\s*(?:!important)?$/i.exec(part)?.[1];
  if (colour === undefined) return [part];
  const readable = readableOnDark(colour);
  return readable ? [`color:${readable}`] : [];
}
