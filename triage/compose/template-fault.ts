// What is wrong with a template or an article, for the person who writes it: which field, which line, in words.

import { LiquidError } from 'liquidjs';

import { inEnglish, type Told, toTell } from '../tell.ts';

export type WordsFault = Readonly<{
  /** A field of the front matter, or `body`. */
  field: string;
  /** From 1, within that field; null where the whole field is meant. */
  line: number | null;
  said: Told;
}>;

/** "body, line 4: …": one fault in one line, for logs, the API and whoever reads a file. */
export const faultWords = ({ field, line, said }: WordsFault): string =>
  `${field}${line === null ? '' : `, line ${line}`}: ${inEnglish(said)}`;

/** A LiquidError knows its place; its own words end with it, which would say it twice. */
export function liquidFault(field: string, error: unknown): WordsFault {
  const message = error instanceof Error ? error.message : String(error);
  const place = /, line:(\d+), col:\d+$/.exec(message);
  const words = place ? message.slice(0, place.index) : message;
  const line = place ? Number(place[1]) : null;
  const slot = words === emptySlot ? slotOf(error) : null;
  return { field, line, said: slot ? mayBeEmpty(slot) : plainWords(words) };
}

/** What filling a slot with nothing is refused with. */
export const emptySlot = 'a slot is empty';

export const mayBeEmpty = (slot: string): Told =>
  toTell('"{slot}" may be empty: write it inside {% if {slot} %} … {% endif %}, or require it.', { slot });

export const noSlot = (slot: string): Told => toTell('There is no slot "{slot}".', { slot });

/** The slot's name out of the place where it stands, `{{ order.carrier | upcase }}`. */
function slotOf(error: unknown): string | null {
  const text = error instanceof LiquidError ? error.token.getText() : '';
  return /^\{\{-?\s*([\w.-]+)/.exec(text)?.[1] ?? null;
}

/** The template language's own messages, as somebody reads them who has never seen it. */
function plainWords(message: string): Told {
  const unknown = /^undefined variable: (.+)$/.exec(message)?.[1];
  if (unknown) return noSlot(unknown);
  const filter = /^undefined filter: (.+)$/.exec(message)?.[1];
  if (filter) return toTell('There is no filter "{filter}".', { filter });
  const tag = /^tag "(.+)" not found$/.exec(message)?.[1];
  if (tag) return toTell('There is no tag "{% {tag} %}".', { tag });
  const open = /^tag (.+) not closed$/.exec(message)?.[1];
  if (open) return toTell('{tag} has no end.', { tag: open });
  const output = /^output "(.+)" not closed$/.exec(message)?.[1];
  if (output) return toTell('"{slot}" has no end: write "}}" after the slot’s name.', { slot: output });
  return { words: '{message}', values: { message } };
}
