// Used by `html-text.ts`: the tags and texts of an HTML body one after the other. Only the tokenizer of htmlparser2 is used:
// its parser keeps a list of open elements whose upkeep takes seconds where a hostile mail nests a million of them.

import { type QuoteType, Tokenizer } from 'htmlparser2';

export type HtmlEvents = Readonly<{
  /** Names in lower case, attribute values with entities decoded and cut at 2,000 characters. */
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}>;

/** Only these are read: a mail's style sheets and images in attributes cost time and tell nothing here. */
const wanted = new Set([
  'class',
  'id',
  'name',
  'type',
  'cite',
  'style',
  'alt',
  'hidden',
  'color',
  'bgcolor',
  'data-signatureblock',
  'data-smartmail',
  'data-marker',
]);
const valueLimit = 2000;

class Events {
  readonly #html: string;
  readonly #out: HtmlEvents;
  #name = '';
  #attributes: Record<string, string> = {};
  #attribute = '';
  #value = '';

  constructor(html: string, out: HtmlEvents) {
    this.#html = html;
    this.#out = out;
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase();
    this.#attributes = {};
  }

  onattribname(start: number, end: number): void {
    const name = this.#html.slice(start, Math.min(end, start + 40)).toLowerCase();
    this.#attribute = wanted.has(name) ? name : '';
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute === '' || this.#value.length >= valueLimit) return;
    this.#value += this.#html.slice(start, Math.min(end, start + valueLimit));
  }

  onattribentity(codepoint: number): void {
    if (this.#attribute !== '' && this.#value.length < valueLimit)
      this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(_quote: QuoteType, _end: number): void {
    if (this.#attribute !== '' && !(this.#attribute in this.#attributes)) {
      this.#attributes[this.#attribute] = this.#value;
    }
    this.#attribute = '';
  }

  onopentagend(_end: number): void {
    this.#out.open(this.#name, this.#attributes);
  }

  onselfclosingtag(_end: number): void {
    this.#out.open(this.#name, this.#attributes);
  }

  onclosetag(start: number, end: number): void {
    this.#out.close(
      this.#html
        .slice(start, Math.min(end, start + 40))
        .trim()
        .toLowerCase(),
    );
  }

  ontext(start: number, end: number): void {
    this.#out.text(this.#html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#out.text(String.fromCodePoint(codepoint));
  }

  // What stands in comments, declarations and instructions is not for readers.
  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

/** One pass, in a time that grows with the length only. */
export function readHtml(html: string, out: HtmlEvents): void {
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, new Events(html, out));
  tokenizer.write(html);
  tokenizer.end();
}
