// Second step of training: sentences of the corpus put together to mails, with story around the wish as people write.

import { type Intent, intents } from '../intents.ts';
import { background, type Head } from '../understand/model.ts';
import type { CorpusMail, CorpusSentence } from './corpus.ts';
import { type Dice, dice, filled } from './expand.ts';

const greetings: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Hi,',
    'Hello,',
    'Dear Sir or Madam,',
    'Hello team,',
    'Good morning,',
    'Dear all,',
    'Hey,',
    'To whom it may concern,',
    'Hi there',
    '',
  ],
  de: ['Sehr geehrte Damen und Herren,', 'Guten Tag,', 'Hallo,', 'Liebes Team,', ''],
  fr: ['Bonjour,', 'Madame, Monsieur,', 'Bonsoir,', ''],
  es: ['Hola:', 'Buenos días,', 'Estimados señores:', ''],
  cs: ['Dobrý den,', 'Vážení,', 'Zdravím,', ''],
};
const closings: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Kind regards,',
    'Best,',
    'Thanks,',
    'Best wishes',
    'Cheers',
    'Yours sincerely,',
    'Many thanks',
    'Thank you,',
    'Regards',
    '',
  ],
  de: ['Mit freundlichen Grüßen', 'Viele Grüße', 'MfG', 'Danke und Gruß', ''],
  fr: ['Cordialement,', 'Bien à vous', 'Merci', ''],
  es: ['Un saludo,', 'Atentamente,', 'Gracias', ''],
  cs: ['S pozdravem', 'Děkuji', 'Hezký den', ''],
};
const names = [
  'Anna Berg',
  'J. Miller',
  'Tom',
  'Mrs P. Okafor',
  'Lucie',
  'Marta Ruiz',
  'K. Schmidt',
  'Jean',
  'R. Patel',
];
const plainSubjects: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Question',
    'Order {order}',
    'Hello',
    'Help please',
    'my order',
    'Enquiry',
    'Customer {order}',
    'Urgent',
    'Request',
    'A question about the {item}',
    'Ref. {order}',
  ],
  de: ['Frage', 'Bestellung {order}', 'Anfrage', 'Bitte um Hilfe', 'Kundennummer {order}'],
  fr: ['Question', 'Commande {order}', 'Demande', 'Bonjour'],
  es: ['Consulta', 'Pedido {order}', 'Pregunta', 'Hola'],
  cs: ['Dotaz', 'Objednávka {order}', 'Prosba', 'Dobrý den'],
};

const pick = <T>(list: readonly T[], roll: Dice): T => {
  const one = list[roll(list.length)];
  if (one === undefined) throw new Error('the corpus lacks sentences of a kind that mails need');
  return one;
};

type Bank = Readonly<{
  wishes: ReadonlyMap<string, readonly CorpusSentence[]>;
  story: readonly CorpusSentence[];
  moods: readonly CorpusSentence[];
}>;

function bankOf(sentences: readonly CorpusSentence[]): Bank {
  const wishes = new Map<string, CorpusSentence[]>(intents.map((intent) => [intent, []]));
  for (const sentence of sentences) wishes.get(sentence.label)?.push(sentence);
  const rest = sentences.filter((sentence) => sentence.label === background);
  return {
    wishes,
    story: rest.filter((sentence) => sentence.tags.length === 0),
    moods: rest.filter((sentence) => sentence.tags.some((tag) => tag !== 'thanks' && tag !== 'didNotHelp')),
  };
}

/** Two wishes rarely say the same thing: the second is only sometimes there. */
function bodyOf(
  intent: Intent,
  language: string,
  bank: Bank,
  roll: Dice,
): { lines: string[]; tags: Set<Head> } {
  const tags = new Set<Head>();
  const take = (sentence: CorpusSentence): string => {
    for (const tag of sentence.tags) tags.add(tag);
    return filled(sentence.text, language, roll);
  };
  const wishes = bank.wishes.get(intent) ?? [];
  const before = Array.from({ length: roll(4) }, () => take(pick(bank.story, roll)));
  const after = Array.from({ length: roll(3) }, () => take(pick(bank.story, roll)));
  const wish = [take(pick(wishes, roll))];
  if (roll(4) === 0) wish.push(take(pick(wishes, roll)));
  if (bank.moods.length > 0 && roll(5) === 0)
    (roll(2) === 0 ? before : after).push(take(pick(bank.moods, roll)));
  return { lines: [...before, ...wish, ...after], tags };
}

function subjectOf(intent: Intent, language: string, bank: Bank, roll: Dice): string {
  const die = roll(10);
  if (die < 3) return filled(pick(plainSubjects[language] ?? plainSubjects.en ?? [], roll), language, roll);
  if (die < 5) return '';
  return filled(pick(bank.wishes.get(intent) ?? [], roll).text, language, roll).slice(0, 90);
}

/** `each` mails per intent in one language, made of the given sentences only. The same seed gives the same mails. */
export function composeMails(
  sentences: readonly CorpusSentence[],
  language: string,
  each: number,
  seed: number,
): CorpusMail[] {
  const bank = bankOf(sentences.filter((sentence) => sentence.language === language && !sentence.chat));
  const roll = dice(seed);
  const mails: CorpusMail[] = [];
  for (const intent of intents) {
    if ((bank.wishes.get(intent) ?? []).length === 0) continue;
    // More mails than that would only repeat the same few wishes.
    const count = Math.min(each, 4 * (bank.wishes.get(intent) ?? []).length);
    for (let i = 0; i < count; i++) {
      const { lines, tags } = bodyOf(intent, language, bank, roll);
      const between = pick([' ', ' ', '\n', '\n\n'], roll);
      const greeting = pick(greetings[language] ?? [''], roll);
      const closing = pick(closings[language] ?? [''], roll);
      const text = [greeting, lines.join(between), closing === '' ? '' : `${closing}\n${pick(names, roll)}`];
      mails.push({
        language,
        label: intent,
        any: [],
        subject: subjectOf(intent, language, bank, roll),
        text: text.filter((part) => part !== '').join('\n\n'),
        tags: [...tags],
        composed: true,
      });
    }
  }
  return mails;
}
