// Used by `parse-mail.ts`: an HTML body as the plain text a reader would see, quoted mail marked with ">" as in plain mail.

import { Visibility } from './html-hidden.ts';
import { readHtml } from './html-tokens.ts';

export type HtmlText = Readonly<{
  text: string;
  /** Line numbers where the mail program itself says that quoted mail begins. */
  quoteLines: readonly number[];
  /** Line numbers where the mail program itself says that the signature begins. */
  signatureLines: readonly number[];
}>;

const blocks = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Blocks that stand apart by an empty line. */
const spaced = new Set('p ul ol dl pre h1 h2 h3 h4 h5 h6 blockquote table'.split(' '));
/** What a reader does not see. */
const silent = new Set('head style script title'.split(' '));

// Names that mail programs give the container of the quoted mail, or the line before it: Outlook, Yahoo, Proton,
// Zoho, Thunderbird, Apple, Tutanota, Gmail, GMX, Samsung, Roundcube, Spark, Front, HEY and others.
export const quoteNames =
  /(?:^|[\s_-])(?:divrplyfwdmsg|appendonsend|olk_src_body_section|mail-editor-reference-message-container|yahoo_quoted|yqt\w+|protonmail_quote|zmail_extra|moz-forward-container|moz-cite-prefix|tutanota_quote|gmail_attr|gmail_quote|gmail_quote_container|ms-outlook-mobile-reference-message|reply-?intro|replyheader|stopspelling|zwchr|quote-?header|gmx_quote|replaced-by-quote|front-blockquote|mailquote|wmquote|composequote|reply_forward_header|forwarded-?message|original-?message)(?:$|[\s_-])/i;
/** Anchors and named boxes: Outlook, GMX, Spark, Zimbra. */
const quoteAnchors = /^(?:quote|_MailOriginal|_____replyseparator|messageReplySection|__QUOTED_TEXT__)$/i;
/** The line that Outlook draws above the header of what it quotes, in every language. */
const outlookRule = /border-top:\s?solid\s(?:#e1e1e1|#b5c4df)\s1(?:\.0)?pt/i;
const signatureNames =
  /(?:^|[\s_-])(?:(?:apple-?mail-?|e-?mail|mobile|div|yahoo)?[_-]?signature(?:_block)?|zmail_signature)(?:$|[\s_-])/i;
const signatureAnchors = /^(?:_MailAutoSig|messageSignatureSection|__SIG_(?:PRE|POST)__)$/i;

/** A mail has no use for more; what is nested deeper is read as if it were at this depth. */
const depthLimit = 20;
/** Characters of text that are made; the original keeps the rest. */
const textLimit = 2 * 1024 * 1024;

class TextBuilder {
  readonly quoteLines: number[] = [];
  readonly signatureLines: number[] = [];
  readonly #lines: string[] = [];
  #pieces: string[] = [];
  #lastChar = '';
  #lineIsEmpty = true;
  #gap = false;
  #marks: ('quote' | 'signature')[] = [];
  #length = 0;
  depth = 0;

  get full(): boolean {
    return this.#length > textLimit;
  }

  get lineIsEmpty(): boolean {
    return this.#lineIsEmpty;
  }

  write(text: string, keepSpace: boolean): void {
    if (!keepSpace) {
      const flat = text.replace(/[ \t\n\r\f]+/g, ' ');
      this.#add(this.#lastChar === '' || this.#lastChar === ' ' ? flat.replace(/^ /, '') : flat);
      return;
    }
    const [first = '', ...rest] = text.split('\n');
    this.#add(first);
    for (const line of rest) {
      this.flush(true);
      this.#add(line);
    }
  }

  /** Ends the line; `always` also where it is empty, as `<br>` does. */
  flush(always: boolean): void {
    const raw = this.#pieces.join('');
    const line = raw.replace(/\u00a0/g, ' ').trimEnd();
    this.#pieces = [];
    this.#lastChar = '';
    this.#lineIsEmpty = true;
    // A paragraph of nothing but a hard space is an empty line on purpose.
    if (line === '' && !always && !raw.includes('\u00a0')) return;
    const prefix = '>'.repeat(Math.min(this.depth, depthLimit));
    if (this.#gap && this.#lines.length > 0 && !/^>*$/.test(this.#lines.at(-1) ?? '')) this.#push(prefix, '');
    this.#gap = false;
    for (const mark of this.#marks) {
      (mark === 'quote' ? this.quoteLines : this.signatureLines).push(this.#lines.length);
    }
    this.#marks = [];
    this.#push(prefix, line);
  }

  gap(): void {
    this.#gap = true;
  }

  mark(kind: 'quote' | 'signature'): void {
    if (!this.#marks.includes(kind)) this.#marks.push(kind);
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  #add(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#length += text.length;
    this.#lastChar = text.slice(-1);
    if (this.#lineIsEmpty && text.trim() !== '') this.#lineIsEmpty = false;
  }

  #push(prefix: string, line: string): void {
    const whole = prefix && line ? `${prefix} ${line}` : prefix + line;
    this.#lines.push(whole);
    this.#length += prefix.length + 1;
  }
}

/** Turns HTML into text in one pass over the tags; never throws, whatever the markup. */
export function htmlToText(html: string): HtmlText {
  const out = new TextBuilder();
  const quotes: boolean[] = [];
  const visibility = new Visibility();
  let unseen = '';
  let pre = 0;
  let tight = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    // A head that is never closed ends where the body begins, with or without a tag for it.
    if (unseen === 'head' && blocks.has(name)) unseen = '';
    if (unseen !== '' || out.full) return;
    if (!silent.has(name)) visibility.open(name, attributes, blocks.has(name));
    if (silent.has(name)) unseen = name;
    else if (name === 'br') out.flush(true);
    else if ((name === 'td' || name === 'th') && !out.lineIsEmpty) out.write(' ', false);
    else if (name === 'img' && attributes.alt && !out.lineIsEmpty && !visibility.hidden)
      out.write(` ${attributes.alt} `, false);
    if (blocks.has(name)) out.flush(false);
    // Word's paragraphs have no space between them; its writers put empty ones there.
    if (name === 'p') tight = /\bMsoNormal\b/.test(attributes.class ?? '');
    if (spaced.has(name) && !(name === 'p' && tight)) out.gap();
    markContainer(out, attributes);
    if (name === 'pre') pre += 1;
    if (name === 'li') out.write('- ', false);
    if (name !== 'blockquote') return;
    quotes.push(isQuote(attributes));
    if (quotes.at(-1)) out.depth += 1;
  };
  const close = (name: string) => {
    if (unseen !== '') {
      if (name === unseen || name === 'head') unseen = '';
      return;
    }
    visibility.close(name);
    if (blocks.has(name)) out.flush(false);
    if (spaced.has(name) && !(name === 'p' && tight)) out.gap();
    if (name === 'pre') pre = Math.max(0, pre - 1);
    if (name === 'blockquote' && quotes.pop()) out.depth -= 1;
  };
  readHtml(html, {
    open,
    close,
    text: (text) => {
      if (unseen === 'style') visibility.addStyles(text);
      if (unseen === '' && !out.full && !visibility.hidden) out.write(text, pre > 0);
    },
  });
  out.flush(false);
  return { text: out.text, quoteLines: out.quoteLines, signatureLines: out.signatureLines };
}

/** An indented paragraph is also a `blockquote`: mail programs mark the quoted mail by more than the tag. */
function isQuote(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes.type === 'cite' || attributes.cite !== undefined) return true;
  if (/quot|cite/i.test(`${attributes.class ?? ''} ${attributes.id ?? ''}`)) return true;
  return /border-left(?:-width|-style)?\s*:\s*(?!0|none)|padding-left\s*:\s*\dpx/i.test(
    attributes.style ?? '',
  );
}

function markContainer(out: TextBuilder, attributes: Readonly<Record<string, string>>): void {
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 500);
  const name = attributes.name ?? attributes['data-marker'] ?? '';
  if (
    (names.length > 1 && quoteNames.test(names)) ||
    quoteAnchors.test(name) ||
    (attributes.style !== undefined && outlookRule.test(attributes.style))
  ) {
    out.mark('quote');
  }
  if (
    (names.length > 1 && signatureNames.test(names)) ||
    signatureAnchors.test(name) ||
    attributes['data-signatureblock'] !== undefined ||
    attributes['data-smartmail'] === 'gmail_signature'
  ) {
    out.mark('signature');
  }
}
