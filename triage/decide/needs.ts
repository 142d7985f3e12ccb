// What a mail is about in the light of what went before, and what must be looked up before it can be decided on.

import type { Facts } from '../facts.ts';
import { type Intent, isIntent } from '../intents.ts';
import type { Policy } from '../policy.ts';
import type { Understanding } from '../understanding.ts';
import { graveWishes } from './grave-wishes.ts';
import { awaitsCode, codesIn } from './order-code.ts';
import { givesOnlyNumber } from './order-words.ts';
import type { ConversationFacts, MailFacts, Missing } from './types.ts';

export type LookupPlan = Readonly<{
  /** Numbers to look for, the customer's own words for them; empty: the sender's own orders may settle it. */
  order: readonly string[] | null;
  /** What the mail gives for the one-time code that it was asked for; none: it gives nothing like it. */
  codes?: readonly string[];
}>;

/** More numbers than this in one mail is a list for a person, not a question for a lookup. */
const mostNumbers = 5;

type Asked = Readonly<{
  understanding: Understanding;
  wishes: readonly Intent[];
  conversation: ConversationFacts;
  policy: Policy;
}>;

export function planLookups(of: Asked, words: string): LookupPlan {
  const { understanding, conversation } = of;
  const codes = awaitsCode(conversation) ? codesIn(words) : [];
  // The order that it is for is known from when the code was sent.
  if (codes.length > 0) return { order: [], codes };
  const heard = { ...of, mail: { words: `\n${words}` } };
  if (!allWishes(heard).some((intent) => needsOrder(intent, of.policy))) return { order: null };
  const suggested = conversation.asked?.suggested ?? null;
  const written = ownNumbers(understanding);
  if (written.length === 0 && suggested !== null && saysYes(words)) return { order: [suggested] };
  const numbers =
    written.length > 0 ? written : understanding.entities.orderNumbers.map((each) => each.value);
  return { order: [...new Set(numbers)].slice(0, mostNumbers) };
}

/** The status of an order cannot be told without it, whatever the policy says. */
function needsOrder(intent: Intent, policy: Policy): boolean {
  const { mode, requiredFacts } = policy.intents[intent];
  return intent === 'order_status' || (mode !== 'off' && requiredFacts.length > 0);
}

/** Numbers in the mail's new words; one that is only in the quoted mail or an earlier one has an empty span. */
function ownNumbers(understanding: Understanding): string[] {
  return understanding.entities.orderNumbers
    .filter((each) => each.end > each.start)
    .map((each) => each.value);
}

/** "Yes", "ja, genau": the answer to "did you mean 10-4471?". */
export function saysYes(words: string): boolean {
  const text = words.trim();
  const few = text.split(/\s+/).length <= 12;
  return (
    few &&
    /(?:^|\n)\s*(?:(?:oh|ah|ach|oops|ups|sorry|pardon|thanks|thank you|danke|hi|hello|hallo|entschuldigung|well|na)[\s,.!:]+){0,3}(?:yes|yep|yeah|yup|sure|of course|indeed|correct|exactly|right|that(?:'|’)?s (?:it|right|correct|the one)|that one|ja|jep|jup|jo|jawohl|genau|stimmt|richtig|korrekt|klar|natürlich|oui|sí|si|ano)(?![\p{L}])/iu.test(
      text,
    )
  );
}

/**
 * The wish to act on. An answer to the bot's question is often only "it's 12345", or "I don't have it": it continues the
 * wish that the question was about. A new wish that is plainly something else does not.
 */
export function actedIntent(of: Heard): Intent {
  const said = of.understanding.intent;
  return continuesQuestion(of) ? (of.conversation.asked?.intent ?? said) : (unhelpedIntent(of) ?? said);
}

/** "I had tried that already, and no mail ever comes": whatever it resembles, it is still about what was answered. */
function unhelpedIntent({ understanding, wishes, conversation }: Heard): Intent | null {
  const last = conversation.answered.at(-1)?.intent;
  const isOwnWish = wishes.length > 0 || understanding.confidence >= plainlyElse;
  return understanding.didNotHelp && !isOwnWish && last && isIntent(last) ? last : null;
}

type Heard = Pick<Asked, 'understanding' | 'wishes' | 'conversation'> &
  Readonly<{ facts?: Facts; mail?: Pick<MailFacts, 'words'> }>;

/** Without the subject above it, which is the question's own. */
export const newWords = (mail: Pick<MailFacts, 'words'> | undefined): string =>
  mail ? mail.words.slice(mail.words.indexOf('\n') + 1) : '';

/** Below this a mail's own wish is too vague to stand against the question it answers. */
const plainlyElse = 0.6;

export function continuesQuestion({ understanding, wishes, conversation, facts, mail }: Heard): boolean {
  const { asked } = conversation;
  if (!asked) return false;
  // "Yes, a slip of mine, sorry" sounds like trouble, and is none.
  if (
    asked.suggested !== null &&
    saysYes(newWords(mail)) &&
    !understanding.wantsHuman &&
    !wishes.some((each) => graveWishes.has(each))
  )
    return true;
  // "I do not have it any more" states no wish of its own: whatever it resembles, it is said to the question.
  const isGrave = graveWishes.has(understanding.intent) && understanding.confidence >= plainlyElse;
  if ((wishes.length === 0 || facts?.code) && !isGrave) return true;
  if (understanding.wantsHuman) return false;
  const vague = understanding.intent === 'other' || understanding.confidence < plainlyElse;
  return understanding.intent === asked.intent || vague || gaveNumber(understanding, asked.missing);
}

/** Where a number that was asked for is there, a new wish must be plain indeed. */
const plainlyElseWithNumber = 0.85;

function gaveNumber(understanding: Understanding, missing: readonly Missing[]): boolean {
  const invoices = understanding.entities.invoiceNumbers.filter((each) => each.end > each.start);
  const gave =
    ownNumbers(understanding).length > 0 || (missing.includes('invoice_number') && invoices.length > 0);
  return gave && understanding.confidence < plainlyElseWithNumber;
}

/** The wish acted on first, then those that other sentences state plainly. */
export function allWishes(of: Heard): Intent[] {
  // Whatever a number alone sounds like, it is the answer to the question for it.
  if ((of.conversation.asked?.missing.length ?? 0) > 0 && givesOnlyNumber(newWords(of.mail)))
    return [actedIntent(of)];
  // "The code is 482913" reads like somebody who cannot sign in.
  const wishes = of.facts?.code ? of.wishes.filter((each) => each !== 'password_reset') : of.wishes;
  return [...new Set([actedIntent(of), ...wishes])];
}

/** What the wish requires and neither the mail nor our own records have. */
export function missingFacts(
  intent: Intent,
  of: Readonly<{ understanding: Understanding; facts: Facts; policy: Policy }>,
): Missing[] {
  const { kind } = of.facts.order;
  const hasOrder = kind === 'found' || kind === 'several';
  const hasInvoice = of.understanding.entities.invoiceNumbers.length > 0;
  return of.policy.intents[intent].requiredFacts.filter((fact) =>
    fact === 'invoice_number' ? !hasInvoice && !hasOrder : !hasOrder,
  );
}
