// Which language the new words are in: decides which templates may answer at all.

import { type LanguageTable, languageScores } from './language-table.ts';
import { languageOfScript } from './script.ts';

const common: Readonly<Record<string, string>> = {
  en: 'the and is are was you your my i we to of in for it this that have has not with on please can could would when where how what order hi hello thanks thank do does did an at from be been will want need help open close hours they there if but or so just me any about by out up get got ok yes refund cancel return password account delivery deliver shipping ship address invoice payment parcel package complaint agent human open',
  de: 'der die das und ist sind war ich sie ihr mein meine meinen wir zu von in für es dies dass haben hat nicht mit auf bitte können könnte wann wo wie was bestellung hallo danke ein eine einen bei aus wird wurde möchte brauche noch sich den dem des im am auch nur aber oder wenn als nach über bis kann habe ihre ihnen guten tag',
  fr: "le la les et est sont était je vous votre mon ma mes nous à de du des en pour ce cette que qui avoir a n'ai j'ai pas avec sur svp pouvez quand où comment quoi commande bonjour merci un une au aux chez par été veux besoin encore dans il elle ne se si mais ou donc c'est d'une l'adresse quel quelle toujours",
  es: 'el la los las y es son era yo usted su mi mis nosotros a de del en para este esta que tener ha he no con sobre favor puede pueden cuándo cuando dónde donde cómo como qué pedido hola gracias un una al por sido quiero necesito todavía se lo le me si pero o muy cuál hasta está están',
  pt: 'o os as do da em um uma meu minha não está onde quando pedido encomenda obrigado obrigada olá por para com você',
  it: 'il lo gli è sono dove quando mio mia ordine pacco non ho grazie buongiorno per con di che del della una un',
  nl: 'de het een is mijn waar wanneer ik niet heb van bestelling pakket bedankt hallo voor met kan u jullie',
  pl: 'jest gdzie kiedy moje moja mój nie zamówienie paczka dziękuję proszę dzień dobry na do się z w i',
  sk: 'je kde kedy moja môj nie som objednávka zásielka ďakujem prosím dobrý deň ešte ako čo by aby sa vám vás',
  cs: 'a je jsem jsou byl byla to ten ta mi mě vám vás váš můj moje moji my na v ve z ze do pro že mám nemám má s se o prosím můžete kdy kde jak co objednávka objednávku dobrý den děkuji ještě si ale nebo když po od už bych chci potřebuji by být není jste své svou',
};
const languagesOf = new Map<string, string[]>();
for (const [language, list] of Object.entries(common)) {
  for (const word of list.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

const letters = /[\p{L}\p{M}']+/gu;
/** Addresses, links, codes and names in capitals say nothing about the language of the sentence around them. */
const foreign = /(?<!\S)[^\s@\d/\\]*[@\d/\\]\S*|https?:\S+|www\.\S+/g;

function votesOf(found: readonly string[]): { votes: Map<string, number>; total: number } {
  const votes = new Map<string, number>();
  let total = 0;
  for (const word of found) {
    const list = languagesOf.get(word);
    if (list === undefined) continue;
    for (const language of list) votes.set(language, (votes.get(language) ?? 0) + 1 / list.length);
    total++;
  }
  return { votes, total };
}

/** How much the small words of a language count against its letter statistics, which short texts have too little of. */
const voteWeight = 0.3;
/** Turns the lead of the first language, times the root of the number of words, into a probability. */
const steepness = 6;
/** Letters that few languages write leave little doubt. */
const scriptConfidence = 0.97;
const longestWord = 40;
const fewWords = 3;
const expected: ReadonlySet<string> = new Set(Object.keys(common));

/**
 * ISO 639-1 with a confidence from 0 to 1; `und` where there is nothing to tell it by. Other scripts tell by their
 * letters; among Latin ones letter statistics, and the commonest words where a text is short.
 */
export function languageOf(
  text: string,
  table: LanguageTable | null,
): { language: string; confidence: number } {
  const plain = text.slice(0, 2000).replaceAll('’', "'").replace(foreign, ' ');
  const found = (plain.toLowerCase().match(letters) ?? []).filter((word) => word.length <= longestWord);
  if (found.length === 0 || (found.length === 1 && found[0]?.length === 1))
    return { language: 'und', confidence: 0 };
  const script = languageOfScript(found.join(' '));
  if (script !== null) return { language: script, confidence: scriptConfidence };
  const { votes, total } = votesOf(found);
  const combined = table === null ? new Map<string, number>() : languageScores(table, found);
  // In two or three Latin words the rarer languages win by chance alone; a mail desk meets them almost never.
  if (found.length <= fewWords)
    for (const [language, score] of combined)
      if (!expected.has(language)) combined.set(language, score * 0.7);
  for (const [language, count] of votes) {
    combined.set(language, (combined.get(language) ?? 0) + (voteWeight * count) / Math.max(1, total));
  }
  const ranked = [...combined].toSorted((a, b) => b[1] - a[1]);
  const [language, first] = ranked[0] ?? ['und', 0];
  if (first <= 0) return { language: 'und', confidence: 0 };
  const lead = first - (ranked[1]?.[1] ?? 0);
  const confidence = 1 / (1 + Math.exp(-steepness * lead * Math.sqrt(Math.min(found.length, 60))));
  return { language, confidence };
}
