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
  if (status === 'delivered' && missesIt(text.replace(noMatter, ' '))) return true;
  if (status !== 'returned' && insteadOfIt.test(text)) return true;
  if (!over.has(status) && wantsDone.test(text)) return true;
  return !over.has(status) && (inPartEnglish.test(text) || inPartGerman.test(text));
}

/** "The reset mail never arrives", "my password is fine, the code is gone": the way to a new one does not help there. */
export function isBeyondReset(words: string): boolean {
  const text = words.slice(0, mostRead).normalize('NFKC');
  return tried.test(text) || secondFactor.test(text);
}

const secondFactor =
  /(?<!\p{L})(?:two[- ]?factor|2fa|mfa|authenticator|(?:verification|security|confirmation|one-time|sms) codes?|six[- ]digit|zwei-?faktor\p{L}*|bestätigungscode|sicherheitscode|sms-?code|(?:password|login|pw) (?:is|was) (?:fine|correct|right|ok(?:ay)?|not the problem)|(?:passwort|kennwort) (?:ist|war|stimmt) ?(?:richtig|korrekt|ok(?:ay)?|nicht das problem)?(?=[ .,;!?\n]|$)(?<=richtig|korrekt|okay|ok|problem|stimmt))(?!\p{L})/iu;

/** "And could you put a second lamp in?": what is asked for must be done, not told. */
const wantsDone =
  /(?<!\p{L})(?:(?:can|could|would|will) (?:you|i|we)|please)(?: (?:also|please|maybe|perhaps|possibly|kindly|still|then))*,? (?:add|put|include|pack|wrap|hold|keep|leave|swap|remove|combine|merge|delay|postpone|pause|stop|speed|expedite|prioriti[sz]e|upgrade|redirect|reroute|deliver it|collect|pick (?:it|them) up|call|ring|text)(?!\p{L})|(?<!\p{L})(?:können|könnten|könntet|könnt|würden|kann|bitte)(?: (?:sie|ihr|ich|wir|mir|uns|bitte|auch|noch|gleich))*[^.?!\n]{0,60}(?<!\p{L})(?:dazu(?:legen|packen)|hinzufügen|beilegen|einpacken|zurückhalten|abstellen|beschleunigen|zusammenlegen|zusammenfassen|anrufen|umleiten|verschieben|hinterlegen|selbst abholen|abholen)(?!\p{L})/iu;

/** "You promised a replacement, when will it come?": what is waited for is not what our records speak of. */
const insteadOfIt =
  /(?<!\p{L})(?:replacements?|refund\p{L}*|reimburs\p{L}*|money back|exchanged?|repair(?:ed|s)?|ersatz(?:lieferung|lampe|artikel|gerät|ware)?|umtausch\p{L}*|umgetauscht\p{L}*|erstatt\p{L}*|geld zurück|reparatur\p{L}*|repariert\p{L}*)(?!\p{L})/iu;

/** "Tracking says delivered": who knows what our records say is not helped by hearing it. */
const knowsOfDelivery =
  /(?<!\p{L})(?:says?|said|shows?|showed|claims?|claimed|marked|listed|reads?|photo|told|(?:mail|e-mail|email|message|text|sms|notification)s? (?:that|saying)|nachricht|benachrichtigung|according|supposedly|allegedly|apparently|laut|angeblich|steht|stand|heißt|angezeigt|vermeintlich)(?!\p{L})[^.?!\n]{0,60}(?<!\p{L})(?:delivered|delivery|handed|dropped|left|signed|put|zugestellt|zustellung|geliefert|abgegeben|übergeben|ausgeliefert)(?!\p{L})|(?<!\p{L})(?:zugestellt|geliefert|delivered)(?!\p{L})[^.?!\n]{0,20}(?<!\p{L})(?:worden sein|sein soll|it says|supposedly|allegedly|angeblich)(?!\p{L})/iu;

/** Beside a delivered order any "no" or "nothing" may be that of somebody who stands there without it. */
const missesIt = (text: string): boolean =>
  [notReceived, knowsOfDelivery, nothing].some((each) => each.test(text));
const nothing =
  /(?<!\p{L})(?:not|never|nothing|nobody|no one|none|nowhere|neither|no|without|nicht|nichts|nie|niemand|nirgends|nirgendwo|weder|keine?[rnms]?|ohne)(?!\p{L})|n['’]t(?!\p{L})/iu;
/** "I don't know", "no rush", "if not", "I was not at home": not of the parcel. */
const noMatter =
  /(?:(?:do|did|am|was|were|have|could|can|is)(?:n['’]t| not)|can['’]t|cannot|not|nicht|keine?|nie(?:mand)?|nobody|no one)(?: \p{L}+){0,2}? (?:know|sure|certain|remember|need|mind|urgent|home|at home|in|checked|looked|been able to (?:check|look)|been home|sicher|eilig|zu hause|daheim|vor ort|nachgesehen|nachgeschaut|geschaut)(?!\p{L})|(?<!\p{L})(?:no (?:rush|hurry|problem|worries|stress|idea|longer|complaint)|(?:if|or|why|whether or) not|not (?:urgent|in a hurry)|weiß (?:ich )?(?:es )?nicht|keine (?:eile|ahnung|beschwerde)|kein (?:stress|problem)|(?:oder|falls|wenn) nicht|eilt nicht|nichts (?:eiliges|dringendes))(?!\p{L})/giu;

const tried =
  /(?<!(?:do|can|could|should|would|may|must|how|to|when|if) )(?<!\p{L})(?:i|we) (?:have |['’]ve |had )?(?:already |just |now )*(?:reset|changed) (?!\p{L}*(?:mind|address))|(?<!\p{L})(?:passwort|kennwort)(?!\p{L})[^.?!\n]{0,30}(?:zurückgesetzt|geändert)(?!\p{L})|(?<!\p{L})(?:e-?mails?|links?|codes?|resets?|resetting|nachricht)(?!\p{L})[^.?!\n]{0,40}(?:(?<!\p{L})(?:not|never|no longer|expired|invalid|fail(?:s|ed)|nicht|nie|kein|abgelaufen|ungültig)(?!\p{L})|n['’]t(?!\p{L}))|(?<!\p{L})(?:no|never (?:got|get|received?)|(?:did|do|have|has)(?:n['’]t| not) (?:get|got|receive[d]?)|keine|nie eine)(?!\p{L})[^.?!\n]{0,20}(?<!\p{L})(?:e-?mails?|links?|codes?)(?!\p{L})|(?<!\p{L})(?:already|several times|three times|twice|bereits|schon|mehrmals)(?!\p{L})[^.?!\n]{0,30}(?<!\p{L})(?:reset|tried|zurückgesetzt|versucht)(?!\p{L})/iu;

const notReceived =
  /(?:\b(?:still|been) waiting\b|\bwarte(?:n)? (?:immer )?noch\b|\b(?:not|n['’]?t|never|nothing|no)\b[^.?!\n]{0,30}\b(?:received?|arrived?|got|gotten|come|came|here|shown up|delivered|sign of)\b|\b(?:missing|lost|stolen)\b|\bwithout (?:receiving|getting)\b|\bnich(?:t|ts)\b[^.?!\n]{0,30}(?:angekommen|erhalten|bekommen|da\b|gekommen|zugestellt|eingetroffen)|\bnie\b[^.?!\n]{0,20}(?:angekommen|erhalten|bekommen)|\bkein (?:paket|päckchen)\b|\b(?:verschwunden|verloren|gestohlen)\b|\b(?:pas|jamais|rien)\b[^.?!\n]{0,20}\b(?:reçu|arrivé|livré)|\bno (?:ha llegado|he recibido|me ha llegado|lo he recibido)|(?:nedorazil|nepřišl|neobdržel|nedostal)\p{L}*)/iu;

/** What stands around a number that was asked for and says nothing of its own, in English and German. */
const around =
  /(?<![\p{L}\p{N}])(?:hello|hi|dear|hallo|guten (?:tag|morgen|abend)|it['’]?s|it is|is|the|my bad|my mistake|my|one|order|number|no|nr|die|der|das|es|ist|geht|um|meine|nummer|bestellung|bestellnummer|please|bitte|thanks?|thank you|danke|sorry|apologies|oops|ups|oh|ah|ach|so|right|okay|ok|well|about|for|that|this|forgot|forgotten|mention(?:ed)?|should|would|have|said|be|to|i|we|it|think|guess|believe|mistake|was|mean|meant|verzeihung|entschuldigung|vergessen|ich|wir|glaube|denke|wäre|hatte|habe|ganz|noch|natürlich|here|hier|you|are|go)(?![\p{L}\p{N}])/giu;
/** As an order's number may look: with a digit in it. */
const numbers = /(?<![\p{L}\p{N}])[\p{L}]{0,4}[-#]?\d[\p{L}\p{N}\-/.]*/gu;

/** "Die 10-5000, bitte.": whatever so few words resemble, there is no wish in them. */
export function givesOnlyNumber(words: string): boolean {
  if (words.length > 300 || !/\d/.test(words)) return false;
  return !/\p{L}/u.test(words.replace(numbers, ' ').replace(around, ' '));
}

/** "Sorry, should have said, it's 10-5001 I think": a number, in a mail of a line. */
export function givesNumberBriefly(words: string): boolean {
  const text = words.trim();
  return text.length <= 120 && text.search(numbers) >= 0 && !text.includes('?');
}

/** "Only half of it came", "where is the second parcel". A confirmation that "only" came is no part of an order. */
const inPartEnglish =
  /\b(?:missing|lacking|left out|forgotten)\b[^.?!\n]{0,40}\b(?:from|in|of) (?:my|the|our|this) (?:\p{L}+ )?(?:order|parcel|package|delivery|box)\b|\b(?:only|just) (?:part|half|some|one|two|three) (?:of (?:it|them|my|the|our|these|those)|(?:parcels?|packages?|items?|box(?:es)?)\b)|\b(?:part|half|some|one) of (?:my|the|our) (?:orders?|items|parcels|packages|delivery|shipment|things)\b[^.?!\n]{0,40}\b(?:arrived|came|received|delivered|missing|here|got)\b|\b(?:the )?(?:rest|remainder) of (?:it|my|the|our)\b|\b(?:second|other|remaining|missing|outstanding) (?:parcels?|packages?|items?|box(?:es)?|half|part|shipment)\b|\b(?:incomplete|partial|split) (?:orders?|delivery|deliveries|shipments?)\b|\b(?:order|delivery|parcel) (?:is|was|came|arrived) incomplete\b|\b(?:is|was|are|were) missing from (?:my|the|our) (?:order|parcel|package|delivery)\b/iu;
const inPartGerman =
  /(?:fehlt|fehlen|fehlende\p{L}*|gefehlt)(?!\p{L})[^.?!\n]{0,40}(?:bestellung|paket|lieferung|karton)|(?:bestellung|paket|lieferung|karton)(?!\p{L})[^.?!\n]{0,40}(?:fehlt|fehlen|gefehlt)(?!\p{L})|\bnur (?:ein|der|einen|zum)? ?teil\b|\bnur (?:eine?[rsn]?|zwei|die hälfte|die eine)\b[^.?!\n]{0,30}\b(?:angekommen|erhalten|bekommen|geliefert|gekommen|da)\b|\bein teil (?:der|meiner|unserer|fehlt|davon)\b|\bteillieferung|\bunvollständig|\b(?:der|den) rest (?:der|meiner|unserer|davon|noch|fehlt|ist|kommt)\b|\b(?:zweite[srn]?|andere[srn]?|restliche[srn]?|fehlende[srn]?|übrige[srn]?) (?:paket|päckchen|sendung|artikel|teil|lieferung|hälfte)/iu;
