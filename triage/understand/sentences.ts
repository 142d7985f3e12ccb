// Second step of understanding: cuts a mail into sentences and tells greeting, body and signature apart.

export type Part = 'greeting' | 'body' | 'closing';

export type Sentence = Readonly<{ start: number; end: number; part: Part }>;

/** Longer runs without a full stop are cut here: a model of sentences has nothing to say about a page of text. */
const longest = 600;

const abbreviations = new Set(
  (
    'no nr mr mrs ms dr st prof approx incl excl vs etc e.g i.e ref tel fig ca bzw z.b d.h u.a usw str inkl zzgl ggf sr sra ' +
    'dra núm no num pág art mme mlle env p.ex c.-à-d č tj např cca popř apod tzv atd jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

/** True where the full stop at `at` ends a sentence and not an abbreviation, an ordinal ("4. März") or an initial. */
function isFullStop(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (!(Number.isNaN(next) || next === 32 || next === 10 || next === 9 || next === 13 || next === 0x22))
    return false;
  if (text[at] !== '.') return true;
  const before = /[\p{L}\p{N}.\-']{1,12}$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  if (before.length === 1 && /\p{L}/u.test(before) && before !== 'I') return false;
  if (/^\d{1,2}$/.test(before) && /^\.? ?\p{L}/u.test(text.slice(at + 1, at + 4))) return false;
  return !abbreviations.has(before.toLowerCase());
}

/** A line break ends a sentence unless the line is simply wrapped: long, without an end mark, next line goes on. */
function isHardBreak(text: string, at: number, lineStart: number): boolean {
  const next = text.slice(at + 1, at + 40);
  if (next.length === 0 || /^[ \t\r]*\n/.test(next)) return true;
  const line = text.slice(Math.max(lineStart, at - 200), at).trimEnd();
  if (line.length < 50 || /[.?!:;,]$/.test(line)) return !(line.length >= 50 && line.endsWith(','));
  return /^\s*(?:[-*•>]|\d+[.)])\s/.test(next);
}

const greeting =
  /^(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|morning|afternoon|hallo|guten (?:tag|morgen|abend)|sehr geehrte|liebe[rs]?|moin|servus|grüezi|bonjour|bonsoir|madame|monsieur|chère?s?|salut|hola|buen(?:os|as)|estimad[oa]s?|dobrý|dobré|ahoj|vážen|zdravím|krásný|pěkný)(?![\p{L}])/iu;

/** Openings of letters, which go on with a name or a title of any length. */
const formal = /^(?:dear|to whom|sehr geehrte|liebe|madame|monsieur|chère?|estimad|vážen)/iu;

/** "hi i want to close my account": people who write without commas greet and ask in one breath. */
function goesOn(line: string): boolean {
  return !formal.test(line) && !/[,:]$/.test(line) && line.split(/\s+/).length > 3;
}

const closing =
  /^(?:(?:kind|best|warm|many|with best|with kind|warmest|kindest)? ?regards|best(?: wishes)?|cheers|yours(?: (?:sincerely|faithfully|truly))?|sincerely|respectfully|many thanks|thanks(?: (?:again|in advance|so much|a lot|a million|and regards))*|thank you(?: (?:again|in advance|very much|so much|for your (?:help|time)))*|thx|rgds|br|mit (?:freundlichen|besten|herzlichen|lieben) grüßen|mit freundlichem gruß|freundliche grüße|viele grüße|beste grüße|liebe grüße|schöne grüße|gruß|grüße|mfg|lg|vg|vielen dank(?: im voraus)?|danke(?: im voraus)?|besten dank|cordialement|bien cordialement|bien à vous|cdlt|merci(?: d'avance| beaucoup| par avance)?|sincères salutations|(?:veuillez|je vous prie).{0,60}salutations.{0,30}|bonne journée|atentamente|(?:un )?(?:cordial )?saludos?(?: cordiales)?|muchas gracias|gracias(?: de antemano| por adelantado)?|un abrazo|s pozdravem|s přátelským pozdravem|děkuji(?: (?:předem|vám|mockrát))*|děkuju|díky(?: předem)?|hezký den|přeji (?:hezký|pěkný) den|zdraví|sent from my .{1,40}|gesendet von .{1,40}|envoyé de .{1,40}|enviado desde .{1,40}|odesláno z .{1,40})[\s,.!–-]*$/iu;

/** "Yvonne Marsh", "O. Whitcombe": a name alone on the last line signs a mail, also without a closing before it. */
const signature =
  /^(?:\p{Lu}[\p{L}\p{M}'’-]{1,20}|\p{Lu}\.)(?: (?:\p{Lu}[\p{L}\p{M}'’-]{1,20}|\p{Lu}\.)){0,2}$/u;

/** Sentences in order with their part; offsets into `text`. At most `limit` sentences: a mail has no more to say. */
export function sentences(text: string, limit = 120): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  let lineStart = 0;
  let closed = false;
  const push = (end: number): void => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from] ?? '')) from++;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
    start = end;
    if (to <= from) return;
    const line = text.slice(from, Math.min(to, from + 120));
    if (!closed && found.length > 0 && to - from <= 80 && closing.test(line)) closed = true;
    const isGreeting =
      !closed &&
      found.length < 2 &&
      to - from <= 48 &&
      greeting.test(line) &&
      !/\?/.test(line) &&
      !goesOn(line);
    // After the closing line only names and addresses follow; a real sentence there ("P.S. …") is body again.
    if (closed && to - from > 60 && !closing.test(line)) closed = false;
    found.push({ start: from, end: to, part: closed ? 'closing' : isGreeting ? 'greeting' : 'body' });
  };
  for (let at = 0; at < text.length && found.length < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      if (isHardBreak(text, at, lineStart)) push(at + 1);
      lineStart = at + 1;
    } else if (code === 46 || code === 63 || code === 33 || code === 0x2026) {
      if (isFullStop(text, at)) push(at + 1);
    } else if (
      code === 44 &&
      at - start < 48 &&
      found.length < 2 &&
      greeting.test(text.slice(start, at).trimStart())
    ) {
      push(at + 1);
    } else if (at - start >= longest && code === 32) {
      push(at + 1);
    }
    if (at - start >= longest * 2) push(at + 1);
  }
  if (found.length < limit) push(text.length);
  return signed(text, found);
}

function signed(text: string, found: Sentence[]): Sentence[] {
  const last = found.at(-1);
  const before = found.at(-2);
  if (last?.part !== 'body' || before?.part !== 'body') return found;
  const onItsOwnLine = text.slice(before.end, last.start).includes('\n');
  if (!onItsOwnLine || last.end - last.start > 64 || !signature.test(text.slice(last.start, last.end)))
    return found;
  return [...found.slice(0, -1), { ...last, part: 'closing' }];
}
