// Entities of understanding: order, tracking and invoice numbers, told apart by their form and the words around them.

import type { Entity } from '../../understanding.ts';
import { allMatches, type Field, matchesNear, runsWith, stretches } from './digits.ts';

export type NumberKind = 'order' | 'tracking' | 'invoice';
export type FoundNumber = Entity & Readonly<{ kind: NumberKind }>;

const candidate =
  /(?<![\p{L}\p{N}@/.=&_-])#?[\p{L}\p{N}]{1,24}(?:[-/._][\p{L}\p{N}]{1,24}){0,5}(?![\p{L}\p{N}@])/gu;

const orderCue =
  /(?:\border(?:s|ed)?|\bpurchase|\bbooking|\breservation|\bconfirmation|\bref(?:erence)?|\bcase|\bticket|\bclaim|\brequest|\bcontract|\bpolicy|\bsubscription|\bcustomer|\baccount|\bmember(?:ship)?|\bmeter|\bserial|\bfile|\bjob|\bquote|\boffer|\bvoucher|\bpnr|\blocator|\bconsignment|\bapplication|\benrol\w*|\bdelivery note|\bcode|\breturn|\brma|\bpo\b|\bbestell\w*|\bauftrag\w*|\bbuchung\w*|\bvorgang\w*|\bkunden\w*|\bvertrag\w*|\bmitglied\w*|\bz[äa]hler\w*|\baktenzeichen|\bangebot\w*|\breservierung\w*|\bretoure\w*|\breferenz\w*|\babo\b|\babo-?n(?:r|ummer)|\bcommande|\br[ée]servation|\bdossier|\bcontrat|\badh[ée]rent|\bdevis|\babonn\w*|\br[ée]f[ée]rence|\bretour|\bpedido|\breserva|\bexpediente|\bcompra|\bsocio|\babono|\bpresupuesto|\bcontrato|\breferencia|\blocalizador|\bdevoluci[oó]n|\bsolicitud|objedn[aá]v\w*|rezervac\w*|smlouv\w*|reklamac\w*|zak[aá]zk\w*|p[rř][ií]pad\w*)/giu;
const trackingCue =
  /(?:\btrack\w*|\bparcel|\bpackage|\bshipment|\bshipping|\bconsignment|\bwaybill|\bawb|\bsendung\w*|\bpaket\w*|\bcolis|\bsuivi|\bseguimiento|\benv[ií]o|\bz[aá]silk\w*|\bbal[ií]k\w*)/giu;
const invoiceCue =
  /(?:\binvoice\w*|\binv\b|\bbill(?:ing)?|\breceipt|\bcredit note|\brechnung\w*|\brg\b|\bbeleg\w*|\bfacture\w*|\bfactura\w*|\brecibo|\bfaktur\w*|\bú[cč]t\w*|\bdaňov\w*)/giu;
/** Right before the number: says that a number follows. */
const numberWord =
  /(?:#|\bno\.?|\bn[ro]\.?|\bnum(?:ber|éro|ero)?\.?|\bnummer|\bnumm?er|\bn°|\bnº|\bč\.?|\bčíslo|\bid|\bcode|\bref\.?|:)\s*$/iu;

/** "Voucher WINTER10": a word with a number at its end, which everybody gets. */
const promotion =
  /(?:voucher|coupon|promo\p{L}*|discount|gift card|gutschein\p{L}*|rabatt\p{L}*|aktion\p{L}*)(?:[\s-]*code)?[\s:"'“„»]*$/iu;
const promoted = /^\p{L}{3,}-?\d{1,4}$/u;

const dateLike =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}(?:[-/.](?:\d{4}|\d{2}))?|\d{1,2}\.\d\d|20[0-4]\d[-/]\d{2}|(?:19|20)\d\d)$/;
const measure =
  /^#?\d+(?:[.,]\d+)?(?:st|nd|rd|th|am|pm|h|hrs?|min|mins|kg|g|mg|km|cm|mm|m|ml|l|gb|mb|tb|mbps|w|kw|kwh|v|mah|inch|in|ft|lb|lbs|oz|x|s|e|er|ter|x\d+|k|p|d|px|uhr|czk|kč|eur|usd|gbp)$/i;

const upu = /^[A-Z]{2}\d{9}[A-Z]{2}$/;
const carrier =
  /^(?:1Z[A-Z0-9]{16}|JJ?D[A-Z]{0,2}\d{10,24}|JVGL\d{8,20}|TBA\d{10,14}|\d{20,24}|H[A-Z0-9]{15}|Z\d{10}|[A-Z]{1,4}\d{12,20})$/;
const invoiceForm = /^(?:INV|RE|RG|FA|FAC|FV|BILL|RCPT|CN)[-/._]?\d/;

function lastPlace(pattern: RegExp, before: string): number {
  let place = -1;
  for (const match of allMatches(before, pattern)) place = match.index + match[0].length;
  return place;
}

type Cues = {
  order: number;
  tracking: number;
  invoice: number;
  nearest: NumberKind | null;
  distance: number;
};

/** The nearest telling word in the 60 characters before, or the 25 after, on the same line. */
function cuesAround(text: string, start: number, end: number): Cues {
  const before =
    text
      .slice(Math.max(0, start - 60), start)
      .split(/\n\s*\n|[?!]\s/)
      .at(-1) ?? '';
  const after = text.slice(end, end + 25).split(/[\n.?!;,]/)[0] ?? '';
  const places = {
    order: lastPlace(orderCue, before),
    tracking: lastPlace(trackingCue, before),
    invoice: lastPlace(invoiceCue, before),
  };
  let nearest: NumberKind | null = null;
  let best = -1;
  for (const kind of ['order', 'tracking', 'invoice'] as const) {
    if (places[kind] > best) {
      best = places[kind];
      nearest = kind;
    }
  }
  let distance = nearest === null ? 99 : before.length - best;
  if (nearest === null && /^\s*\(?(?:order|bestellung|commande|pedido|objednávka)/iu.test(after)) {
    nearest = 'order';
    distance = 1;
  }
  return { ...places, nearest, distance };
}

function kindOf(value: string, marked: boolean, text: string, start: number, end: number): NumberKind | null {
  const digits = value.replace(/\D/g, '').length;
  const letters = /\p{L}/u.test(value);
  if (upu.test(value) || (carrier.test(value) && digits >= 10)) return 'tracking';
  if (promoted.test(value) && promotion.test(text.slice(Math.max(0, start - 30), start))) return null;
  const { nearest, distance } = cuesAround(text, start, end);
  if (invoiceForm.test(value) && digits >= 3 && nearest !== 'order') return 'invoice';
  const announced = numberWord.test(text.slice(Math.max(0, start - 12), start));
  // A booking code: "our booking QX7R2M", capitals and digits mixed.
  if (nearest !== null && distance <= 14 && letters && digits >= 1 && /^[A-Z0-9]{5,10}$/.test(value))
    return nearest;
  // "order 8834921", "order no. R4417-C", "our booking from May, BK-20931"
  if (nearest !== null && digits >= 3 && (distance <= 14 || announced || marked)) return nearest;
  if (nearest !== null && distance <= 45 && digits >= 4 && (letters || value.includes('-') || digits >= 6))
    return nearest;
  if (marked && digits >= 3) return 'order';
  if (announced && digits >= 4) return 'order';
  // No word says so: only forms that people use for nothing else.
  // "the WH-1000" is a product.
  const asThing = /\b(?:the|an?|my|your|our|new|model|type|der|die|das|mein|le|la|el|mi)\s$/i.test(
    text.slice(Math.max(0, start - 8), start),
  );
  if (letters && digits >= (asThing ? 5 : 4) && /^[A-Z]{1,5}[-/]?\d/.test(value)) return 'order';
  if (!letters && /^\d{1,6}-\d{2,10}(?:-\d{1,8})?$/.test(value) && digits >= 6) return 'order';
  if (!letters && /^\d{1,4}-\d{3,10}$/.test(value) && digits >= 5) return 'order';
  if (letters && digits >= 3 && /^\d{2,8}(?:-\d{1,8})?-[A-Z]{1,3}$|^\d{1,4}-[A-Z]{1,4}-\d{2,8}$/.test(value))
    return 'order';
  return null;
}

/** Of what is judged in its surroundings: nothing further away than this has a say in `kindOf`. UTF-16 units. */
const reach = { before: 60, after: 25 };

/** As `kindOf`; what stands again in the very same surroundings, as in quoted mail, is judged once. */
function createKindOf(
  text: string,
): (value: string, marked: boolean, start: number, end: number) => NumberKind | null {
  const judged = new Map<string, NumberKind | null>();
  return (value, marked, start, end) => {
    const before = Math.min(start, reach.before);
    const key = `${marked} ${before} ${value} ${text.slice(start - before, end + reach.after)}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    const kind = kindOf(value, marked, text, start, end);
    judged.set(key, kind);
    return kind;
  };
}

function candidatesIn(text: string, runs: readonly number[]): { whole: string; start: number }[] {
  return stretches(text, runs).flatMap((stretch) =>
    allMatches(stretch.text, candidate).map(({ 0: whole, index }) => ({
      whole,
      start: stretch.start + index,
    })),
  );
}

/**
 * Numbers with their kind; `taken` are stretches that are something else already (amounts, dates, phones, addresses).
 * `value` is upper case without "#". A bare number counts only where the words around it say what it is.
 */
export function numbersIn(
  { field, text, runs }: Field,
  taken: readonly Readonly<{ start: number; end: number }>[],
): FoundNumber[] {
  const found: FoundNumber[] = [];
  const kindAt = createKindOf(text);
  for (const { whole, start } of candidatesIn(text, runs)) {
    const raw = whole.replace(/[-/._]+$/, '');
    if (!/\d/.test(raw) || raw.length < 3 || measure.test(raw)) continue;
    const end = start + raw.length;
    if (taken.some((one) => start < one.end && end > one.start)) continue;
    const marked = raw.startsWith('#') || /#\s?$/.test(text.slice(Math.max(0, start - 2), start));
    if (!marked && dateLike.test(raw)) continue;
    if (/^(?:www|https?)\b/i.test(raw) || /\.(?:com|net|org|pdf|jpe?g|png|docx?)$/i.test(raw)) continue;
    if (/[\p{Ll}]{4,}/u.test(raw)) continue;
    const value = raw.replace(/^#/, '').toUpperCase();
    const kind = kindAt(value, marked, start, end);
    if (kind !== null) found.push({ field, start, end, text: raw, value, kind });
  }
  return found;
}

const grouped =
  /(?<![\p{L}\p{N}.,/-])(?:[A-Z]{1,3} ?)?\d[A-Z\d]{0,5}(?: [A-Z\d-]{1,8}){1,5}(?![\p{L}\p{N}])/uy;

/** A blank after the first group, and another group. */
const goesOn = /\d[A-Z\d]{0,5} [A-Z\d-]/y;
/** "DPD " may stand before the first group. */
const lettersBefore = 4;

/**
 * Numbers written in groups ("tracking 4471 9920 13", "AB 771-204"), told from phones and sums by the word right before
 * them. `value` has no blanks.
 */
export function groupedNumbersIn(
  { field, text, runs }: Field,
  taken: readonly Readonly<{ start: number; end: number }>[],
): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of matchesNear(text, runsWith(text, runs, goesOn), grouped, lettersBefore)) {
    // A capital word after the number ("order 4471 I bought") is no group of it.
    const raw = match[0].replace(/(?: [A-Z-]{1,8})+$/, (tail) => (/^ [A-Z]{2}$/.test(tail) ? tail : ''));
    const digits = raw.replace(/\D/g, '').length;
    const start = match.index;
    const end = start + raw.length;
    if (digits < 6 || !raw.includes(' ') || taken.some((one) => start < one.end && end > one.start)) continue;
    const { nearest, distance } = cuesAround(text, start, end);
    if (nearest === null || distance > 16) continue;
    found.push({ field, start, end, text: raw, value: raw.replaceAll(' ', ''), kind: nearest });
  }
  return found;
}
