// Wishes said in so many words: "where is 10-4471", "how late are you open". A model of words hears what it was taught; these
// wordings mean one thing whatever else it has heard, in English and German, the languages that have answers.

import { type Intent, intents } from '../intents.ts';

/** As an order's number may look: with a digit in it. */
const number = String.raw`#?(?:\p{L}{1,4}[-/]?)?\d[\p{L}\d]{0,11}(?:[-/][\p{L}\d]{1,12}){0,3}`;
const bought = String.raw`(?:orders?|parcels?|packages?|packets?|deliver(?:y|ies)|shipments?|consignments?|purchases?|goods|items?|stuff)`;
const ordered = String.raw`(?:(?:my|our|the|this|that)\s+(?:\p{L}+\s+)?${bought}|order|mine)(?:\s+(?:no\.?|nr\.?|number|#))?(?:\s*[(:]?\s*${number}\)?)?`;
/** The order, however it is called; a bare number of four digits or more is one too. */
const thing = String.raw`(?:${ordered}|#?(?=[\p{L}\d/-]*\d[\p{L}\d/-]*\d[\p{L}\d/-]*\d[\p{L}\d/-]*\d)${number})`;
const arrives = String.raw`(?:arriv\p{L}*|com+(?:e|es|ing)(?!\s+back)|(?:be|get|gets|getting)\s+(?:here|to\s+(?:me|us))|(?:be\s+)?delivered|with\s+(?:me|us)|reach\p{L}*|(?:turn|show)(?:s|ed)?\s+up|ships?|shipped|be\s+sent|leave|leaves|due|expected|land)`;
const moved = String.raw`(?:shipped|sent|dispatched|posted|left|arriv\p{L}*|com+ing|on\s+(?:its|the|it['’]s)\s+way|en\s+route|in\s+transit|delivered|go(?:ne)?\s+(?:out|through|off)|out\s+for\s+delivery|processed|confirmed|moving|packed|ready)`;

const bestellt = String.raw`(?:(?:mein(?:e[rsmn]?)?|unser(?:e[rsmn]?)?|die|der|das|dem|den|diese[rsmn]?)\s+(?:\p{L}+\s+)?(?:bestellung|paket|päckchen|sendung|lieferung|ware|auftrag)(?:s|es)?|bestellung|bestell-?(?:nr\.?|nummer)|auftrag)(?:\s+(?:nr\.?|nummer|mit\s+der\s+nummer))?(?:\s*[(:]?\s*${number}\)?)?`;
const sache = String.raw`(?:${bestellt}|(?:die\s+)?(?=[\p{L}\d/-]*\d[\p{L}\d/-]*\d[\p{L}\d/-]*\d[\p{L}\d/-]*\d)${number})`;
const bewegt = String.raw`(?:verschickt|versendet|versandt|abgeschickt|losgeschickt|rausgegangen|raus|unterwegs|auf\s+dem\s+weg|eingegangen|angekommen|zugestellt|ausgeliefert|geliefert|bearbeitet|übergeben|gepackt|verpackt|fertig)`;

const shop = String.raw`(?:shop|store|office|showroom|salon|practice|surgery|clinic|branch|workshop|garage|restaurant|bakery|caf[eé]|library|museum|gym|pool|studio|place|desk|hotline|helpdesk)`;
const whoEver = String.raw`(?:you(?:\s+(?:guys|lot|all|people))?|u(?:\s+guys)?|ya|(?:your|the)\s+(?:\p{L}+\s+)?${shop}|any(?:one|body)|some(?:one|body))`;
const laden = String.raw`(?:ihr|sie|(?:der|das|die|euer|eure|ihre?)\s+(?:laden|geschäft|büro|praxis|filiale|werkstatt|restaurant|bäckerei|café|bibliothek|museum|studio|salon|hotline|shop|apotheke))`;
const secret = String.raw`(?:pass\s?words?|pass\s?codes?|pass\s?phrase|pw|pwd)`;
const geheim = String.raw`(?:passwort|passwörter|kennwort|pw)`;

/** A gap within one sentence. */
const gap = (most: number) => `[^.?!\\n]{0,${most}}?`;
/** One expression of all: each by itself would ask again, letter by letter, where a word begins. */
const any = (...patterns: string[]) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${patterns.join('|')})(?![\\p{L}\\d])`, 'u');

type Plain = Readonly<{ says: RegExp; unless: RegExp }>;

/** What else can be late, tracked and waited for, and what makes another wish of the same words. */
const notTheOrder =
  /(?:if|wenn|falls|once|sobald|before) (?:i|we|ich|wir) (?:ordere?d?|buy|pay|bestelle)|refund|money|invoice|receipt|(?<!\p{L})(?:bill|return|returned|returning|wrong|broken|table|job|reply|answer|response|call)(?!\p{L})|replace|exchang|cancel|credit|voucher|coupon|discount|repair|payment|technician|engineer|plumber|appointment|booking|reservation|address|damag|missing|complain|application|instead|change|erstatt|(?<!\p{L})(?:geld|tisch|antwort|rückruf)(?!\p{L})|rechnung|rückgabe|zurück|rücksend|retour|ersatz|umtausch|stornier|kündig|gutschein|rabatt|reparatur|zahlung|techniker|termin|monteur|handwerker|buchung|reservierung|adresse|falsch|kaputt|defekt|beschädigt|fehl|beschwer|bewerbung|änder|statt/iu;
/** Other people's doors, doors that were shut, and other things that are opened. */
const notOurHours =
  /account|ticket|dispute|position|vacanc|application|(?<!\p{L})(?:was|were|stood|yesterday|last|konto|gestern|letzten?|stand|standen|war|waren|wurde)(?!\p{L})|pick-?up point|parcel (?:shop|locker)|kiosk|locker|post office|courier|carrier|depot|packstation|paketshop|postfiliale|dhl|dpd|ups|hermes|gls|book|appointment|termin|reserv/iu;
const notTheReset =
  /hack|stolen|someone|somebody|(?<!\p{L})(?:link|mail|email|e-mail|already|tried|never|bereits|schon|versucht|nie)(?!\p{L})|gestohlen|jemand|fremd|wi-?fi|wlan|router/iu;
const notTheWays =
  /address|refund|return|instead|change|upgrade|switch|paid|charged|(?<!\p{L})(?:my|meine[rsmn]?)(?!\p{L})|adresse|erstatt|zurück|rücksend|retour|statt|umstell|änder|berechnet|bezahlt/iu;
const notTheReturn =
  /(?<!\p{L})(?:not|never|when|did|have|has|already|sent|nicht|nie|wann|bereits|schon|habe|wurde|call|email)(?!\p{L})|n['’]t|return my|refund|money|erstatt|geld/iu;

const plain: Partial<Record<Intent, Plain>> = {
  order_status: {
    says: any(
      String.raw`where(?:abouts)?(?:['’]?s|\s+(?:is|are|has|have))\s+${gap(12)}${thing}`,
      String.raw`where\s+${thing}\s+(?:is|are|has|have|might|could)`,
      String.raw`when\s+(?:will|does|do|is|are|should|would|might)\s+(?:${thing}|it|they|this|that)\s${gap(40)}${arrives}`,
      String.raw`when\s+${gap(12)}${thing}\s+(?:will|is|are|might|should|would)\s${gap(30)}${arrives}`,
      String.raw`when\s+(?:was|were)\s+${thing}\s${gap(20)}${moved}`,
      String.raw`when\s+${thing}\s+(?:was|were|has\s+been)\s${gap(20)}${moved}`,
      String.raw`when\s+(?:can|could|should|may|might)\s+(?:i|we)\s+expect\s+(?:${thing}|it|them|delivery)`,
      String.raw`(?:has|have|is|are|was|will|did)\s+${thing}\s${gap(30)}${moved}`,
      String.raw`(?:if|whether)\s+${thing}\s+(?:has|have|is|are|was|will)\s${gap(30)}${moved}`,
      String.raw`(?:status|whereabouts|progress|eta|updates?|news|word)\s+(?:of|on|about|for|regarding|with)\s+${thing}`,
      String.raw`(?:check|track|trace|locate|look\s+(?:into|up)|chase|follow\s+up|find\s+out)\s+(?:up\s+)?(?:on\s+|about\s+)?${thing}`,
      String.raw`how\s+far\s${gap(20)}${thing}`,
      String.raw`what(?:\s+is|\s+has|['’]s)\s+(?:happening|going\s+on|up|new|happened|the\s+story)\s+(?:with|to)\s+${thing}`,
      String.raw`(?:${thing}|it)\s+(?:is\s+)?(?:being\s+|seems\s+to\s+be\s+)?(?:taking|take)\s+(?:so|this|that|too|a\s+(?:little|bit))?\s*long(?:er)?`,
      String.raw`when\s+(?:it|they|this)(?:['’]ll|\s+(?:will|is|are|might|should|would))\s${gap(30)}${arrives}`,
      String.raw`(?:will|is|can|does)\s+(?:it|${thing})\s${gap(20)}(?:be\s+here|be\s+with\s+(?:me|us)|arriv\p{L}*|get\s+here|make\s+it|com+(?:e|ing)\s+(?:today|tomorrow|this|on|by|before|in\s+time)|be\s+delivered)`,
      String.raw`think\s+(?:it|${thing})(?:['’]ll|\s+will|\s+can)\s${gap(20)}(?:be\s+here|arrive|get\s+here|make\s+it|come|be\s+delivered)`,
      String.raw`delivery\s+of\s+${thing}`,
      String.raw`(?:which|what)\s+(?:day|date|time)\s${gap(16)}${thing}`,
      String.raw`welche[mnr]\s+(?:tag|datum|uhrzeit)\s${gap(20)}${sache}`,
      String.raw`(?:what|when)(?:\s+is|['’]s)\s+(?:the|my)\s+(?:new|expected|estimated|latest)\s+(?:(?:delivery|arrival|shipping)\s+)?(?:date|day|time)`,
      String.raw`(?:has|is|did)\s+(?:it|this)\s+(?:already\s+|been\s+|just\s+)*${moved}`,
      String.raw`(?:which|what)\s+(?:carrier|courier|parcel\s+service)`,
      String.raw`(?:have|send|give|get|is\s+there|what\s+is|what['’]s)\s${gap(20)}tracking\s+(?:number|link|code|id)`,
      String.raw`wo\s+(?:ist|sind|bleib(?:t|en)|steck(?:t|en)|befindet\s+sich|hängt|liegt)\s${gap(16)}${sache}`,
      String.raw`wo\s+${gap(12)}${sache}\s+${gap(20)}(?:ist|bleibt|steckt|befindet|hängt|liegt)`,
      String.raw`wann\s+(?:kommt|kommen|wird|werden|trifft|erhalte|bekomme|(?:kann|darf)\s+ich\s+mit|(?:können|dürfen)\s+wir\s+mit)\s${gap(16)}${sache}`,
      String.raw`wann\s+${gap(12)}${sache}\s+${gap(30)}(?:kommt|ankommt|eintrifft|geliefert|zugestellt|da\s+ist|verschickt)`,
      String.raw`(?:ist|sind|wurden?|wird)\s+${sache}\s${gap(30)}${bewegt}`,
      String.raw`(?:ob)\s+${sache}\s${gap(30)}${bewegt}`,
      String.raw`(?:status|stand|verbleib|neuigkeiten|neues)\s+(?:zu|von|über)?\s*${sache}`,
      String.raw`wie\s+weit\s${gap(16)}${sache}`,
      String.raw`was\s+(?:ist|passiert)\s+(?:denn\s+)?(?:los\s+)?mit\s+${sache}`,
      String.raw`wie\s+(?:sieht|steht)\s+es\s+(?:mit|um)\s+${sache}`,
      String.raw`wann\s+(?:sie|es|er)\s${gap(16)}(?:da\s+(?:ist|sein\s+wird)|kommt|ankommt|eintrifft|geliefert\s+wird|zugestellt\s+wird)`,
      String.raw`kommt\s+(?:es|sie|er|${sache}|(?:die|das|der|meine?)\s+\p{L}+)\s+(?:denn\s+|wohl\s+)?(?:noch|heute|morgen|bis|vor|rechtzeitig|pünktlich|diese)`,
      String.raw`wann\s+(?:ich|wir)\s+(?:mit\s+)?${sache}\s+(?:rechnen|erhalten?|bekommen?|haben)`,
      String.raw`wie\s+es\s+(?:mit|um)\s+${sache}\s+(?:aussieht|steht)`,
      String.raw`(?:ist|wurde|wird)\s+(?:es|sie|er|das)\s+(?:denn\s+|schon\s+|bereits\s+|heute\s+)*${bewegt}`,
      String.raw`(?:gibt\s+es|haben\s+sie|habt\s+ihr|wie\s+lautet|schicken\s+sie\s+mir)\s${gap(20)}(?:sendungsnummer|sendungsverfolgung|trackingnummer|paketnummer|tracking-?link)`,
    ),
    unless: notTheOrder,
  },
  opening_hours: {
    says: any(
      String.raw`(?<!during\s+)(?:opening|business|office|shop|store)\s+(?:hours|times)`,
      String.raw`(?:are|r|is|will|do|does)\s+${whoEver}\s${gap(30)}(?:open(?:ed)?|closed?|shut)(?!\s+(?:my|an?|the|to|up|for|me|us))`,
      String.raw`(?:what\s+time|when|until\s+when|till\s+when|how\s+late|until\s+what\s+time|from\s+what\s+time|from\s+when)\s+(?:are|is|do|does|will|can)\s+${whoEver}\s${gap(20)}(?:open|closed?|shut|there)(?!\s+(?:my|an?|the|to|up|for|me|us))`,
      String.raw`(?:find|catch)\s+(?:any(?:one|body)|some(?:one|body))\s${gap(30)}(?:today|tomorrow|\p{L}+day|after|before)`,
      'öffnungszeiten|geschäftszeiten|ladenzeiten|sprechzeiten|bürozeiten',
      String.raw`(?:hab(?:t|en)|hat|seid|sind|ist|mach(?:t|en))\s+${laden}\s${gap(40)}(?:offen|geöffnet|geschlossen|(?:auf|zu)(?=\s*(?:[?.!,]|$)))`,
      String.raw`(?:(?:ab|bis)\s+wann|wie\s+lange|um\s+wie\s?viel\s+uhr|wann)\s+(?:hab(?:t|en)|hat|seid|sind|ist|mach(?:t|en)|öffnen|öffnet|schließ(?:en|t))\s+${laden}\s?${gap(30)}(?:offen|geöffnet|geschlossen|da|auf|zu|erreichbar)?(?=\s*(?:[?.!,]|$))`,
      String.raw`bei\s+(?:euch|ihnen)\s${gap(30)}(?:offen|geöffnet|geschlossen|jemand\s+(?:da|im)|(?:auf|zu)(?=\s*(?:[?.!,]|$)))`,
      String.raw`(?:öffnen|schließen|öffnet|schließt)\s+${laden}(?!\s[^.?!\n]{0,20}\san(?!\p{L}))`,
      String.raw`(?:morgen|heute|\p{L}+tags?|uhr)\s${gap(20)}jemand\s+(?:da|im\s+(?:laden|büro|geschäft))`,
    ),
    unless: notOurHours,
  },
  password_reset: {
    says: any(
      String.raw`(?:forgot(?:ten)?|forget|lost|misplaced|reset(?:ting)?|change|recover|(?:can|do|could)(?:n['’]?t|\s?not)\s+(?:remember|recall))\s${gap(25)}${secret}`,
      String.raw`new\s+${secret}`,
      String.raw`${secret}\s${gap(25)}(?:wrong|incorrect|invalid|forgotten|rejected|not\s+(?:working|accepted|recognised|recognized)|(?:does|is)n['’]?t\s+(?:work|accepted|working))`,
      String.raw`${geheim}\s${gap(40)}(?:vergessen|zurücksetzen|zurückzusetzen|einfallen|ein|falsch|verloren|erinnern|nicht\s+mehr|ändern|verlegt)`,
      String.raw`(?:neues|neuen|vergess\p{L}*)\s+${geheim}`,
      String.raw`(?:get|log|sign)\s+(?:back\s+)?in(?:to)?\s+(?:to\s+)?(?:my|our|the)\s+(?:\p{L}+\s+)?account`,
      String.raw`setze[nt]?\s+(?:ich|wir|man)\s${gap(20)}zurück|(?:es|das)\s+zurück(?:zu)?setzen`,
      String.raw`(?:wieder|nicht\s+mehr)\s+in\s+(?:mein|das|unser)\s+\p{L}*konto`,
    ),
    unless: notTheReset,
  },
  shipping_delivery: {
    says: any(
      String.raw`(?:how\s+much|what)\s${gap(25)}(?:cost|costs|charge|price|fee|extra|be|is)\s${gap(20)}(?:shipping|delivery|postage|express)`,
      String.raw`(?:how\s+much|what)\s${gap(25)}(?:shipping|delivery|postage|express|deliver|ship)\s${gap(20)}(?:cost|costs|be|charge)`,
      String.raw`how\s+(?:long|fast|quick(?:ly)?)\s${gap(25)}(?:shipping|delivery|express|deliver|ship|deliveries)`,
      String.raw`(?:shipping|delivery|postage)\s+(?:options?|methods?|costs?|fees?|charges?|prices?|rates?)`,
      String.raw`(?:versand|liefer)(?:kosten|arten|dauer|optionen|möglichkeiten)`,
      String.raw`(?:was|wie\s?viel)\s+kostet\s${gap(25)}(?:versand|lieferung|express\p{L}*|standardversand)`,
      String.raw`wie\s+(?:lange|schnell)\s+(?:dauert|braucht|ist|geht|liefer[nt])\s${gap(20)}(?:versand|lieferung|express\p{L}*|(?:ihr|sie))`,
    ),
    unless: notTheWays,
  },
  refund_return: {
    says: any(
      String.raw`(?:want|like|need|wish|how\s+(?:do|can|would|could|should)\s+(?:i|we)|can\s+(?:i|we)|could\s+(?:i|we))\s${gap(40)}(?:return\s+(?:it|them|this|these|that|one|(?:my|the)\s+\p{L}+)|send(?:ing)?\s+(?:it|them|this|that|these|(?:my|the)\s+\p{L}+)\s+back)`,
      String.raw`(?:möchte|würde|will|wollen|kann|können)\s${gap(50)}(?:zurück(?:senden|schicken|geben)|retournieren|umtauschen)`,
    ),
    unless: notTheReturn,
  },
};

/** How much likelier than any other wish: in our own corpus nine in ten sentences so worded are of that wish. */
const inSentence = 60;
/** What always goes to a person stays what it is heard as. */
const grave: readonly Intent[] = ['cancel', 'complaint', 'talk_to_human'];

/** The wish that a sentence says in so many words; null: none, or more than one. */
export function saidPlainly(sentence: string): Intent | null {
  if (sentence.length > longest) return null;
  const words = sentence.toLowerCase();
  const said = (Object.entries(plain) as [Intent, Plain][]).filter(
    ([, { says, unless }]) => says.test(words) && !unless.test(words),
  );
  return said.length === 1 && said[0] ? said[0][0] : null;
}

/** A sentence that goes on for longer says more. UTF-16 units. */
const longest = 300;

/** Probability per class, as the model heard it and the words say it. */
export function withPlainWords(classes: Float64Array, intent: Intent, weight = inSentence): Float64Array {
  if (grave.some((each) => (classes[intents.indexOf(each)] ?? 0) >= 0.3)) return classes;
  const at = intents.indexOf(intent);
  const share = (classes[at] as number) * weight;
  const all = share + 1 - (classes[at] as number);
  return classes.map((each, c) => (c === at ? share : each) / all);
}
