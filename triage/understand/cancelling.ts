// "Was my order cancelled?" and "I do not want to cancel": a model of words hears a cancellation in either.

/** `asked`: whether an order was cancelled; `denied`: the customer does not want it; `meant`: anything else. */
export type Cancelling = 'asked' | 'denied' | 'meant';

/** How a sentence speaks of cancelling; null: it does not. */
export function cancellingIn(sentence: string): Cancelling | null {
  if (!cancelling.test(sentence)) return null;
  if (isQuestion(sentence)) return 'asked';
  return isDenied(sentence) ? 'denied' : 'meant';
}

/**
 * True where a text speaks of cancelling and nowhere means it. Deliberately narrow: whoever tells of having cancelled,
 * waits for it, doubts it or wants anything of it means more, and a person reads it. English and German.
 */
export function onlySpeaksOfCancelling(text: string): boolean {
  if (text.length > longest || !cancelling.test(text) || wantsMore.test(text)) return false;
  return sentencesOf(text).every((each) => cancellingIn(each) !== 'meant');
}

/** A mail of more than this has more to say. UTF-16 units. */
const longest = 1500;

const cancelling = /cancel|stornier|storno|kündig|widerruf|widerrief|annul|rückgängig/iu;
const wantsMore = /refund|money back|compensat|erstatt|geld zurück|rückzahlung|entschädig/iu;

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+|\n+/);

/** Words that only lead to the question. */
const leads =
  /^.{0,40}?(?:(?:can|could|would) you (?:please )?(?:kindly )?(?:tell me|let me know|check|confirm)|i(?:['’]d| would) like to know|i(?:['’]m| am) (?:just )?wondering|i (?:just )?(?:wonder|wanted to (?:ask|know))|do you know|please (?:tell me|let me know|check|confirm)|können sie (?:mir )?(?:bitte )?sagen|ich (?:wollte|möchte|würde gerne?) (?:nur )?(?:fragen|wissen)|bitte (?:sagen sie mir|prüfen sie)|wissen sie),?(?= (?:if|whether|ob) )/iu;

const passive =
  /(?<!\p{L})(?:(?:was|were|is|are|has|have|if|whether)(?!\p{L})[^.!]*?(?<!\p{L})cancell?ed|(?:wurden?|ist|sind|ob)(?!\p{L})[^.!]*?(?<!\p{L})storniert)(?!\p{L})/iu;
const order =
  /(?<!\p{L})(?:orders?|purchase|parcel|package|delivery|shipment|bestellung|auftrag|lieferung|paket|sendung)(?!\p{L})/iu;
/** Who is said to have cancelled, that it was awaited or is doubted, and what is no order. */
const meansMore =
  /(?<!\p{L})(?:i|we|me|us|you|he|she|they|ich|wir|mir|uns|sie|ihr|euch|du|why|how|when|not|never|yet|already|still|finally|instead|again|successfully|properly|correctly|actually|requested|asked|wanted|wished|unless|until|please|account|subscription|membership|contract|appointment|warum|wieso|weshalb|wie|wann|nicht|nie|noch|schon|bereits|endlich|trotzdem|wirklich|richtig|wunsch|gewünscht|gebeten|bitte|konto|abo|abonnement|vertrag|termin)(?!\p{L})|n['’]t(?!\p{L})/iu;

function isQuestion(sentence: string): boolean {
  const lead = leads.exec(sentence)?.[0] ?? '';
  const asked = sentence.slice(lead.length);
  const ends = lead !== '' || sentence.trimEnd().endsWith('?');
  return ends && passive.test(asked) && order.test(asked) && !meansMore.test(asked);
}

const denial =
  /(?<!\p{L})(?:(?:do not|don['’]t|not|never) (?:(?:really|even|actually) )?(?:(?:want(?:ing)?|wish(?:ing)?|intend(?:ing)?|plan(?:ning)?|try(?:ing)?|going|need|looking) )to cancel|not (?:asking for )?a cancell?ation|no cancell?ation|nicht (?:\p{L}+ )?(?:stornieren|kündigen)|keine (?:stornierung|kündigung))(?!\p{L})/iu;
/** On some condition it is wanted, or somebody else does not want it. */
const perhaps =
  /(?<!\p{L})(?:if|unless|but|otherwise|else|though|until|yet|why|can|could|cannot|you|your|they|wenn|falls|aber|sonst|außer|sondern|noch|warum|kann|konnten?|können|sie|ihr)(?!\p{L})|n['’]t (?!want|wish|intend|plan)/iu;

function isDenied(sentence: string): boolean {
  return denial.test(sentence) && !cancelling.test(sentence.replace(denial, ' ')) && !perhaps.test(sentence);
}
