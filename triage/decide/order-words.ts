// What a customer says of an order that our records cannot answer: a person has to find out.

import type { Order } from '../facts.ts';

/** Beyond this a mail is pasted text. */
const mostRead = 20_000;
/** Nothing more comes of these, whole or in part. */
const over: ReadonlySet<Order['status']> = new Set(['cancelled', 'returned']);

/** Records and customer disagree, or the order came in parts, of which the records know only one way. */
export function needsEyes({ status }: Order, words: string): boolean {
  const text = words.slice(0, mostRead).normalize('NFKC');
  // "It says delivered, but nothing came."
  if (status === 'delivered' && notReceived.test(text)) return true;
  return !over.has(status) && (inPartEnglish.test(text) || inPartGerman.test(text));
}

/** "The reset mail never arrives", "the link does not work": who has tried it is not helped by the way to it. */
export function hasTriedReset(words: string): boolean {
  return tried.test(words.slice(0, mostRead).normalize('NFKC'));
}

const tried =
  /(?<!\p{L})(?:e-?mails?|links?|codes?|resets?|resetting|nachricht)(?!\p{L})[^.?!\n]{0,40}(?:(?<!\p{L})(?:not|never|no longer|expired|invalid|fail(?:s|ed)|nicht|nie|kein|abgelaufen|ungültig)(?!\p{L})|n['’]t(?!\p{L}))|(?<!\p{L})(?:no|never (?:got|get|received?)|(?:did|do|have|has)(?:n['’]t| not) (?:get|got|receive[d]?)|keine|nie eine)(?!\p{L})[^.?!\n]{0,20}(?<!\p{L})(?:e-?mails?|links?|codes?)(?!\p{L})|(?<!\p{L})(?:already|several times|three times|twice|bereits|schon|mehrmals)(?!\p{L})[^.?!\n]{0,30}(?<!\p{L})(?:reset|tried|zurückgesetzt|versucht)(?!\p{L})/iu;

const notReceived =
  /(?:\b(?:not|n['’]?t|never|nothing|no)\b[^.?!\n]{0,30}\b(?:received?|arrived?|got|gotten|come|came|here|shown up|delivered|sign of)\b|\b(?:missing|lost|stolen)\b|\bwithout (?:receiving|getting)\b|\bnich(?:t|ts)\b[^.?!\n]{0,30}(?:angekommen|erhalten|bekommen|da\b|gekommen|zugestellt|eingetroffen)|\bnie\b[^.?!\n]{0,20}(?:angekommen|erhalten|bekommen)|\bkein (?:paket|päckchen)\b|\b(?:verschwunden|verloren|gestohlen)\b|\b(?:pas|jamais|rien)\b[^.?!\n]{0,20}\b(?:reçu|arrivé|livré)|\bno (?:ha llegado|he recibido|me ha llegado|lo he recibido)|(?:nedorazil|nepřišl|neobdržel|nedostal)\p{L}*)/iu;

/** What stands around a number that was asked for and says nothing of its own, in English and German. */
const around =
  /(?<![\p{L}\p{N}])(?:hello|hi|dear|hallo|guten (?:tag|morgen|abend)|it['’]?s|it is|is|the|my|one|order|number|no|nr|die|der|das|es|ist|geht|um|meine|nummer|bestellung|bestellnummer|please|bitte|thanks?|thank you|danke|sorry|here|hier|you|are|go)(?![\p{L}\p{N}])/giu;
/** As an order's number may look: with a digit in it. */
const numbers = /(?<![\p{L}\p{N}])[\p{L}]{0,4}[-#]?\d[\p{L}\p{N}\-/.]*/gu;

/** "Die 10-5000, bitte.": whatever so few words resemble, there is no wish in them. */
export function givesOnlyNumber(words: string): boolean {
  if (words.length > 300 || !/\d/.test(words)) return false;
  return !/\p{L}/u.test(words.replace(numbers, ' ').replace(around, ' '));
}

/** "Only half of it came", "where is the second parcel". A confirmation that "only" came is no part of an order. */
const inPartEnglish =
  /\b(?:only|just) (?:part|half|some|one|two|three) (?:of (?:it|them|my|the|our|these|those)|(?:parcels?|packages?|items?|box(?:es)?)\b)|\b(?:part|half|some|one) of (?:my|the|our) (?:orders?|items|parcels|packages|delivery|shipment|things)\b[^.?!\n]{0,40}\b(?:arrived|came|received|delivered|missing|here|got)\b|\b(?:the )?(?:rest|remainder) of (?:it|my|the|our)\b|\b(?:second|other|remaining|missing|outstanding) (?:parcels?|packages?|items?|box(?:es)?|half|part|shipment)\b|\b(?:incomplete|partial|split) (?:orders?|delivery|deliveries|shipments?)\b|\b(?:order|delivery|parcel) (?:is|was|came|arrived) incomplete\b|\b(?:is|was|are|were) missing from (?:my|the|our) (?:order|parcel|package|delivery)\b/iu;
const inPartGerman =
  /\bnur (?:ein|der|einen|zum)? ?teil\b|\bnur (?:eine?[rsn]?|zwei|die hälfte|die eine)\b[^.?!\n]{0,30}\b(?:angekommen|erhalten|bekommen|geliefert|gekommen|da)\b|\bein teil (?:der|meiner|unserer|fehlt|davon)\b|\bteillieferung|\bunvollständig|\b(?:der|den) rest (?:der|meiner|unserer|davon|noch|fehlt|ist|kommt)\b|\b(?:zweite[srn]?|andere[srn]?|restliche[srn]?|fehlende[srn]?|übrige[srn]?) (?:paket|päckchen|sendung|artikel|teil|lieferung|hälfte)/iu;
