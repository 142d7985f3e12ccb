// What is wrong with a template or an article, for the person who writes it: which field, which line, in words.

import { LiquidError } from 'liquidjs';

export type WordsFault = Readonly<{
  /** A field of the front matter, or `body`. */
  field: string;
  /** From 1, within that field; null where the whole field is meant. */
  line: number | null;
  message: string;
}>;

/** "body, line 4: …": one fault in one line, for logs, the API and whoever reads a file. */
export const faultWords = ({ field, line, message }: WordsFault): string =>
  `${field}${line === null ? '' : `, line ${line}`}: ${message}`;

/** A LiquidError knows its place; its own words end with it, which would say it twice. */
export function liquidFault(field: string, error: unknown): WordsFault {
  const message = error instanceof Error ? error.message : String(error);
  const place = /, line:(\d+), col:\d+$/.exec(message);
  const words = place ? message.slice(0, place.index) : message;
  const line = place ? Number(place[1]) : null;
  const slot = words === emptySlot ? slotOf(error) : null;
  return { field, line, message: slot ? mayBeEmpty(slot) : plainWords(words) };
}

/** What filling a slot with nothing is refused with. */
export const emptySlot = 'a slot is empty';

export const mayBeEmpty = (slot: string): string =>
  `"${slot}" may be empty: write it inside {% if ${slot} %} … {% endif %}, or require it.`;

/** The slot's name out of the place where it stands, `{{ order.carrier | upcase }}`. */
function slotOf(error: unknown): string | null {
  const text = error instanceof LiquidError ? error.token.getText() : '';
  return /^\{\{-?\s*([\w.-]+)/.exec(text)?.[1] ?? null;
}

/** The template language's own messages, as somebody reads them who has never seen it. */
function plainWords(message: string): string {
  const unknown = /^undefined variable: (.+)$/.exec(message)?.[1];
  if (unknown) return `There is no slot "${unknown}".`;
  const filter = /^undefined filter: (.+)$/.exec(message)?.[1];
  if (filter) return `There is no filter "${filter}".`;
  const tag = /^tag "(.+)" not found$/.exec(message)?.[1];
  if (tag) return `There is no tag "{% ${tag} %}".`;
  const open = /^tag (.+) not closed$/.exec(message)?.[1];
  if (open) return `${open} has no end.`;
  const output = /^output "(.+)" not closed$/.exec(message)?.[1];
  if (output) return `"${output}" has no end: write "}}" after the slot's name.`;
  return message;
}
