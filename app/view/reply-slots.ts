// What a saved reply may leave open: filled from the conversation where it is used, and marked where that is not known.

import { toSay } from '../words/say.ts';

export const replySlots = {
  'customer.name': toSay('The customer’s name'),
  'customer.first_name': toSay('The customer’s first name'),
  'customer.email': toSay('The customer’s address'),
  'order.number': toSay('The order’s number'),
  'order.tracking_url': toSay('Where the parcel can be followed'),
  'agent.name': toSay('Your name'),
  'agent.first_name': toSay('Your first name'),
  'conversation.number': toSay('The conversation’s number'),
  'conversation.subject': toSay('The conversation’s subject'),
  'mailbox.address': toSay('The mailbox’s address'),
} as const satisfies Readonly<Record<string, string>>;

export type ReplySlot = keyof typeof replySlots;

/** What is known in a conversation; '' is not known. */
export type SlotValues = Readonly<Partial<Record<ReplySlot, string>>>;

const names = Object.keys(replySlots)
  .map((name) => name.replace('.', '\\.'))
  .join('|');

/** A slot that stands in a text. */
export const slotPattern = new RegExp(`\\{\\{ ?(?:${names}) ?\\}\\}`);

export type SlotPiece = Readonly<{ kind: 'words'; text: string } | { kind: 'open'; slot: ReplySlot }>;

/** The text cut where it has slots: those that are known are words. What only looks like a slot stays what it is. */
export function fillSlots(text: string, values: SlotValues): SlotPiece[] {
  const pieces: SlotPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(new RegExp(`\\{\\{ ?(${names}) ?\\}\\}`, 'g'))) {
    const slot = match[1] as ReplySlot;
    const before = text.slice(at, match.index);
    const value = values[slot] ?? '';
    pieces.push({ kind: 'words', text: before + value });
    if (value === '') pieces.push({ kind: 'open', slot });
    at = match.index + match[0].length;
  }
  pieces.push({ kind: 'words', text: text.slice(at) });
  return pieces.filter((piece) => piece.kind === 'open' || piece.text !== '');
}

const escapeHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** For the editor: paragraphs and line breaks, and each open slot as the mark that the agent fills in. */
export function toEditorHtml(pieces: readonly SlotPiece[]): string {
  const whole = pieces
    .map((piece) =>
      piece.kind === 'words'
        ? escapeHtml(piece.text)
        : `<span data-slot="${piece.slot}">${piece.slot}</span>`,
    )
    .join('');
  return toParagraphs(whole.trim());
}

/** Plain words for the editor, each blank as it stands: the next word may be on its way. */
export const wordsToHtml = (text: string) => (text === '' ? '' : toParagraphs(escapeHtml(text)));

const toParagraphs = (html: string) =>
  html
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`)
    .join('');

/** How far from the end of the editor's text it is where `after` follows in plain words: a paragraph's border counts twice, as an empty line does. */
export const placesFromEnd = (after: string) => after.replace(/\n{2,}/g, '\n\n').length;
