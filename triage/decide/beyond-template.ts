// Questions that sound like a routine one and are none: the approved words would answer something else. English and German.

import type { Intent } from '../intents.ts';

/** Beyond this a mail is pasted text. */
const mostRead = 20_000;

/** Is what is asked something that the answer for this wish does not say? */
export function isBeyondTemplate(intent: Intent, words: string): boolean {
  const text = words.slice(0, mostRead).normalize('NFKC');
  // Where the parcel lies is our order's, how long that place is open is not ours to say.
  if (intent === 'order_status') return (ofOthers.test(text) && opens.test(text)) || whereItGoes.test(text);
  if (intent === 'password_reset') return accountItself.test(text) || mailboxGone.test(text);
  // The ways we deliver end at the door.
  if (intent === 'shipping_delivery') return beyondTheDoor.test(text);
  if (intent !== 'opening_hours') return false;
  return stoodThere.test(text) || ofOthers.test(text) || saysTheyAreWrong.test(text);
}

/** Somebody is waited for, a place is kept, or an account is to be changed: no number of an order is missing. */
export function isOfNoOrder(intent: Intent, words: string): boolean {
  const text = words.slice(0, mostRead).normalize('NFKC');
  if (orders.test(text)) return false;
  return visit.test(text) || (intent === 'change_order_address' && account.test(text));
}

/** "I stood before a locked door on Saturday": they know the hours, and want to know what happened. */
const stoodThere =
  /(?<!\p{L})(?:was|were|found|stood|been|came|drove|went|waited)(?!\p{L})[^.?!\n]{0,60}(?<!\p{L})(?:closed|locked|shut|dark|nobody|no one|empty|in vain)(?!\p{L})|(?<!\p{L})(?:closed|locked|shut)(?!\p{L})[^.?!\n]{0,30}(?<!\p{L})(?:although|even though|despite|when i|when we|yesterday)(?!\p{L})|(?<!\p{L})(?:nobody|no one)(?!\p{L})[^.?!\n]{0,20}(?<!\p{L})(?:was|opened|answered|came|picked)(?!\p{L})|(?<!\p{L})(?:war|waren|stand|standen|gestanden|gekommen|gefahren)(?!\p{L})[^.?!\n]{0,60}(?<!\p{L})(?:geschlossen\p{L}*|verschlossen\p{L}*|abgeschlossen\p{L}*|zu|niemand|keiner|umsonst|vergeblich)(?!\p{L})|(?<!\p{L})(?:vor (?:verschlossene[rn]?|geschlossene[rn]?)|umsonst|vergeblich)(?!\p{L})/iu;

/** What we know of their address is told to nobody by the bot. */
const whereItGoes =
  /(?<!\p{L})(?:address (?:on (?:record|file)|(?:it|that) (?:goes|went|is going|was sent) to)|(?:which|what) (?:delivery |shipping )?address|(?:welche[rn]?) (?:liefer|versand)?adresse|hinterlegte\p{L}* (?:liefer|versand)?adresse)(?!\p{L})/iu;

/** A new password opens, closes and moves no account. */
const accountItself =
  /(?<!\p{L})(?:(?:re-?)?open|(?:re-?)?activate|close|delete|create|merge|move)(?: up)? (?:an? |my |our |the |new |old )*account|(?<!\p{L})(?:kunden|benutzer)?konto (?:\p{L}+ )?(?:er)?(?:öffnen|schließen|löschen|anlegen|einrichten|aktivieren|freischalten|zusammenführen)(?!\p{L})/iu;

/** The way to a new password leads through the mailbox: who has lost that needs a person. */
const mailbox = String.raw`(?:e-?mail|mail)(?:[- ]?(?:address|account|adresse|konto|postfach|box))?|mailbox|inbox|postfach`;
const gone = String.raw`no longer|not (?:\p{L}+ )?any ?more|n['’]t (?:\p{L}+ )?(?:have|get|use|exist|access|open)|(?:shut|closed|switched) (?:down|off)|closed|gone|lost|expired|changed|old|former|previous|nicht mehr|kein(?:en)? zugriff|keinen zugang|erloschen|abgeschaltet|gelöscht|gekündigt|geändert|alte[nrs]?|frühere[nrs]?|gibt(?:['’]s| es) (?:auch )?nicht`;
const mailboxGone = new RegExp(
  String.raw`(?<!\p{L})(?:${mailbox})(?!\p{L})[^.?!\n]{0,50}(?<!\p{L})(?:${gone})(?!\p{L})|(?<!\p{L})(?:${gone})(?!\p{L})[^.?!\n]{0,30}(?<!\p{L})(?:${mailbox})(?!\p{L})`,
  'iu',
);

/** The hours of whoever keeps the parcel are not ours. */
const ofOthers =
  /(?<!\p{L})(?:pick-?up (?:points?|stations?)|collection points?|parcel (?:shops?|lockers?)|kiosk|lockers?|post offices?|depots?|packstation|paketshop|paketstation|postfiliale|poststelle|abholstation|abholort|zustellbasis)(?!\p{L})/iu;

const opens =
  /(?<!\p{L})(?:open(?:s|ing)?|clos(?:e|es|ed|ing)|hours|offen|auf|geöffnet|öffnet|schließt|öffnungszeiten)(?!\p{L})/iu;

const beyondTheDoor =
  /(?<!\p{L})(?:stairs?|staircase|upstairs|(?:\p{L}+ )?floors?(?! lamp)|elevator|carry|carried|assembl\p{L}*|install\p{L}*|treppe\p{L}*|(?:stock|geschoss|etage|stockwerk|obergeschoss)|aufzug|fahrstuhl|hochtragen|getragen|tragen|montier\p{L}*|montage|aufbau\p{L}*|aufgebaut|altgerät\p{L}*|(?:take|taken|takes) (?:\p{L}+ ){0,4}away)(?!\p{L})/iu;

const saysTheyAreWrong =
  /(?<!\p{L})(?:update|correct|fix|amend|changed?)(?!\p{L})[^.?!\n]{0,30}(?<!\p{L})hours(?!\p{L})|(?<!\p{L})hours(?!\p{L})[^.?!\n]{0,40}(?<!\p{L})(?:wrong|incorrect|outdated|out of date|not right|not true)(?!\p{L})|öffnungszeiten[^.?!\n]{0,50}(?<!\p{L})(?:falsch|stimmen (?:so |ja |wohl )?nicht|ändern|korrigieren|aktualisieren|veraltet)(?!\p{L})/iu;

const visit =
  /(?<!\p{L})(?:\p{L}*termin(?:s|e|en)?|monteur\p{L}*|(?:service)?techniker\p{L}*|handwerker\p{L}*|installateur\p{L}*|klempner\p{L}*|elektriker\p{L}*|reservierung|tisch|appointments?|technicians?|engineers?|plumbers?|electricians?|fitters?|inspectors?|cleaners?|handym[ae]n|reservation|table)(?!\p{L})/iu;
const account =
  /(?<!\p{L})(?:accounts?|profile|e-?mail address|phone number|newsletter|(?:kunden|benutzer)?konto|profil|e-?mail-?adresse|mailadresse|telefonnummer|handynummer)(?!\p{L})/iu;
const orders =
  /order|purchase|parcel|package|deliver|shipment|shipping|shipped|dispatch|tracking|bestell|auftrag|paket|päckchen|liefer|sendung|ware|gekauft|bought|verschickt|versandt|abgeschickt/iu;
