// Does the customer ask for a person? In any wording, it must be heard: asking for a person always works.

import type { Span } from '../understanding.ts';
import { sigmoid } from './linear.ts';
import { heads, type Model } from './model.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { type Sources, spanOf } from './tone.ts';

const person = String.raw`(?:(?:real|actual|live|living|human|proper|genuine|breathing|flesh[- ]and[- ]blood) (?:person|people|human|agent|being|operator|rep\w*|support|advisor|someone|somebody|individual|man|woman|employee|colleague)|human(?: being)?s?|(?:an?|your|the|some|one of your) (?:agents?|operators?|representatives?|reps?|advis[oe]rs?|supervisors?|managers?|owners?|boss(?:es)?|directors?|heads?|chefs?|team ?leaders?|colleagues?|employees?|staff members?|members? of staff|person)|someone|somebody|people|customer (?:service|support|care|relations) (?:person|agent|rep\w*|team|staff))`;
const contact = String.raw`(?:speak|talk|chat|have a (?:quick |short |brief )?(?:word|chat|talk|conversation)|get a (?:word|hold)|deal|communicate|connect(?:ed)?|put (?:me )?through|transfer(?:red)?|pass(?:ed)?|forward(?:ed)?|escalat\w+|hand(?:ed)?(?: this| me)?(?: over)?|get (?:me )?(?:in touch|through|hold)|write|correspond|hear|(?:phone |ring |call )?(?:call|ring|phone))`;

const somebody = new RegExp(person, 'i');
/** Requests to be put in touch; read only where somebody is named, since long rows of "talk to" would cost much. */
const asksForContact = new RegExp(
  String.raw`\b${contact}\b[^.?!\n]{0,20}\b(?:to|with|from|by|on to|of)\b[^.?!\n]{0,12}\b${person}`,
  'i',
);

/** Requests whose wording leaves no doubt, in the five languages the engine routes. Bounded gaps keep them linear. */
const asks: readonly RegExp[] = [
  /\b(?:want|need|get|give|have|let|like|prefer|expect|request(?:ing)?|ask(?:ing)? for|demand(?:ing)?)\b[^.?!\n]{0,20}\b(?:(?:real|actual|live|living|proper) (?:person|human|agent|people|rep\w*)|human(?: being)?\b(?! error)|an? (?:agent|operator|supervisor|manager)\b|a person\b)/i,
  /(?<!\b(?:time|when|hours?|days?) )\b(?:is|are) (?:there )?(?:any|some)(?:one|body) (?:real |actual |human )?(?:(?:there|home|at home)(?![^.?!\n]{0,40}\b(?:then|from|until|till|before|after|at \S*\d|at noon|on \p{L}+day|tomorrow|today|over lunch|(?:this|that) \p{L}+)\b)|alive|reading|who (?:can|actually|reads))/iu,
  /\bam i (?:talking|speaking|writing|chatting|dealing) (?:to|with) (?:a|an|some) (?:bot|robot|machine|computer|ai|program|human|person|real)/i,
  /\b(?:is|are) (?:this|that|it|you|these) (?:all )?(?:(?:just|even|only|really|actually|perhaps) )?(?:a |an |some )?(?:(?:chat)?bots?|robots?|machines?|computers?|ai|auto(?:mated|matic|-?reply)|human|real person|real people)\b/i,
  /\b(?:no|not|stop|enough|tired of|sick of|fed up with|without|spare me|instead of|rather than)\b[^.?!\n]{0,30}\b(?:(?:chat)?bots?\b|robots?\b|(?:automat(?:ed|ic)|canned|pre-?written|scripted|template) (?:answers?|repl(?:y|ies)|responses?|messages?|(?:e-?)?mails?|system|texts?))/i,
  /\b(?:please )?(?:call|ring|phone) me(?: back)?\b/i,
  /\b(?:mit|an|von) (?:einem|einer|einen|jemandem|jemand|eine|ihrem|ihrer)\b[^.?!\n]{0,25}\b(?:mensch(?:en)?|mitarbeiter(?:in)?|person|sachbearbeiter(?:in)?|ansprechpartner(?:in)?|berater(?:in)?|kolleg(?:en|in)|vorgesetzten?|sprechen|reden|telefonieren|verbinden)/i,
  /\b(?:echte[nrm]?|richtige[nrm]?|lebendige[nrm]?|reale[nrm]?|lebende[nrm]?) (?:mensch(?:en)?|person|mitarbeiter(?:in)?|ansprechpartner)/i,
  /\b(?:kein(?:en|e)?|nicht)\b[^.?!\n]{0,25}\b(?:bot|roboter|automat\w*|computer|maschine)\b/i,
  /\brufen sie mich\b|\b(?:um|bitte) (?:einen )?rückruf\b/i,
  /\b(?:parler|discuter|échanger|être mis\w* en (?:relation|contact)|joindre|avoir|contact(?:er)?|réponse)\b[^.?!\n]{0,25}\b(?:(?:à|avec|de|d')? ?(?:un|une|quelqu['’]un|vrai)\b[^.?!\n]{0,15}\b(?:humain\w*|conseill\w+|personne|agent|responsable|opérat\w+|interlocut\w+)|quelqu['’]un)/i,
  /\b(?:être|personne|agent|conseiller) humain\w*|\bvraie personne\b|\brappel(?:ez|er)[- ]moi\b|\bm['’]appeler\b/i,
  /\b(?:hablar|comunicar(?:me)?|contactar|atienda|atendid[oa]|pasar(?:me)?|pás[ea](?:n)?me|conectar(?:me)?)\b[^.?!\n]{0,25}\b(?:persona|humano|agente|alguien|operador\w*|asesor\w*|responsable|encargad\w+)/i,
  /\b(?:persona (?:real|de verdad|humana)|ser humano|agente humano)\b|\bll[áa]m(?:en|e)me\b|\bno (?:quiero|con) [^.?!\n]{0,15}(?:robot|bot|máquina)/i,
  /\bque (?:me |lo |nos )?(?:llame|conteste|responda|atienda|lea|mire|explique)\b[^.?!\n]{0,20}\b(?:alguien|una persona|un humano|un emplead[oa]|un agente)/i,
  /\b(?:alguien|una persona)\b[^.?!\n]{0,25}\b(?:me llame|me conteste|me responda|me atienda|de carne y hueso)/i,
  /\b(?:puede|podría|pueden|podrían)\b[^.?!\n]{0,15}\b(?:llamar|llamarme|atender|atenderme)\b[^.?!\n]{0,12}\b(?:alguien|una persona)/i,
  /\b(?:eres|es usted|es esto|esto es|hablo con|hablando con|me (?:responde|contesta|escribe))\b[^.?!\n]{0,12}\b(?:robot|bot|máquina|ordenador|humano)\b/i,
  /\b(?:no (?:quiero|me manden|me envíen)|dejen|basta|hart[oa]|cansad[oa])\b[^.?!\n]{0,25}\b(?:respuestas?|mensajes?|correos?) automátic[oa]s?|\bhay alguien (?:ahí(?=\s*[?!]|\s*$)|al otro lado|que (?:lea|conteste|responda|atienda))|\bp[oó]ngan?me\b[^.?!\n]{0,20}\bcon (?:una? |algún |alguna |su )?(?:persona|agente|alguien|responsable|encargad[oa]|supervisor)/i,
  /(?:píšu si|mluvím|bavím se|komunikuji|píšu) se? [^.?!\n]{0,10}(?:robotem|automatem|strojem|počítačem|člověkem)|(?:jste|jsi) (?:(?:vůbec|jen|nějaký) )?(?:robot|automat|člověk)|je tam (?:vůbec )?někdo(?=\s*[?!]|\s*$| živ)|(?:čte|odpovídá|odepisuje) (?:to |mi )?(?:tu |tam )?(?:vůbec )?(?:někdo|robot|automat|člověk)/i,
  /(?:ať|aby) (?:se |si |mi |to ){0,2}(?:někdo|člověk|pracovník)[^.?!\n]{0,30}(?:zavol|ozv|odpov|odep|přečet|vysvětl|napíš|napsal)/i,
  /(?:může|mohl|mohla) (?:by )?(?:se |mi ){0,2}(?:prosím )?(?:někdo|člověk)[^.?!\n]{0,30}(?:zavol|ozv|odep|odpov)/i,
  /(?:mluvit|hovořit|spojit|spojte|promluvit|přepoj\w+|domluvit|kontaktova\w+|předat)[^.?!\n]{0,30}(?:člověk\w*|operátor\w*|pracovník\w*|pracovnic\w*|zástupc\w*|někým|živ\w+|osob\w+|vedoucí\w*|kolegy|asistent\w+)/i,
  /(?:živ|skutečn|opravdov)\w{1,4} (?:člověk|osob|operátor)|zavolejte mi|(?:ne|žádn\w+|přestaňte)[^.?!\n]{0,25}(?:robot|automat)/i,
];

/** Each of the requests above has one of these in it, and most sentences have none: one look instead of twenty. */
const cue =
  /person|people|huma[in]|agent|owner|boss|director|(?:real|actual|live|living|proper) rep|oper[aá][td]or|opérat|supervisor|manager|any(?:one|body)|some(?:one|body)|am i |bot|machine|maschine|máquina|computer|\bai\b|auto|canned|written|scripted|template|(?:call|ring|phone) me|mensch|arbeiter|ansprechpartner|berater|kolleg|vorgesetzte|sprechen|reden|telefonieren|verbinden|rufen sie mich|rückruf|conseill|responsable|interlocut|quelqu|rappele[zr]|m['’]appeler|alguien|asesor|encargad|ll[áa]men?me|emplead|někdo|člověk|pracovn|zástupc|někým|živ|osob|vedoucí|koleg|asistent|zavolejte mi/i;

/** A past talk with a person is told; these words ask for another one. */
const asksAnew =
  /\b(?:again|want|would like|i['’]d like|need|please|can i|could i|may i|let me|get me|put me|back to (?:him|her)|möchte|bitte|voudrais|souhaite|quiero|quisiera|chci|prosím)\b/i;

/** "I don't need to talk to anyone", "I spoke to a real person yesterday": no request. */
const denies =
  /\b(?:no need|don['’]?t (?:need|want|have)|do not (?:need|want)|rather not|not necessary|without having|needn['’]?t)\b[^.?!\n]{0,12}\b(?:to )?(?:speak|talk|call|ring|phone|chat|a call|escalate|transfer)/i;
const past =
  /\b(?:spoke|talked|spoken|was (?:put through|transferred|told)|chatted|your (?:agent|colleague|operator) (?:said|told|promised))\b|(?<!\p{L})(?:(?:habe|hatte|haben|hatten)(?!\p{L})[^.?!\n]{0,60}(?<!\p{L})(?:gesprochen|telefoniert|geredet|unterhalten)|(?:sprach|telefonierte|redete)|(?:sagte|meinte|erklärte|versprach) (?:mir|uns|sie|er|ihr|ihre|man|am|gestern|heute)|hat (?:mir|uns)(?!\p{L})[^.?!\n]{0,30}(?<!\p{L})(?:gesagt|versprochen|erklärt|mitgeteilt))(?!\p{L})/iu;

/**
 * Two readings must agree: the sentence sounds like it, and the mail as a whole is about it. The less the one says, the
 * more the other has to; a clear wording needs neither.
 */
function sounds(sentenceShare: number, mailShare: number): boolean {
  return (
    mailShare >= 0.4 ||
    (sentenceShare >= 0.3 && mailShare >= 0.15) ||
    (sentenceShare >= 0.9 && mailShare >= 0.12)
  );
}

function asksInWords(words: string): boolean {
  const asked =
    (somebody.test(words) && asksForContact.test(words)) ||
    (cue.test(words) && asks.some((pattern) => pattern.test(words)));
  return asked && !denies.test(words) && !(past.test(words) && !asksAnew.test(words));
}

/**
 * The places where the customer asks for a person; none where they do not. `mailShare` is the probability that the mail
 * as a whole wants a person.
 */
export function wantsHuman(model: Model, reading: Reading, source: Sources, mailShare: number): Span[] {
  const h = heads.indexOf('human');
  const { slope, offset } = model.heads.human;
  const sentences = reading.subject === null ? reading.body : [reading.subject, ...reading.body];
  const wordsOf = ({ field, start, end }: ReadSentence): string =>
    source[field].slice(start, Math.min(end, start + 600));
  const plain = sentences.filter((sentence) => asksInWords(wordsOf(sentence)));
  if (plain.length > 0) return plain.map((sentence) => spanOf(sentence, source));
  let likeliest: ReadSentence | null = null;
  for (const sentence of sentences) {
    const isLikelier = likeliest === null || (sentence.heads[h] ?? 0) > (likeliest.heads[h] ?? 0);
    if (isLikelier && !denies.test(wordsOf(sentence))) likeliest = sentence;
  }
  if (likeliest === null) return [];
  const share = sigmoid(slope * (likeliest.heads[h] as number) + offset);
  return sounds(share, mailShare) ? [spanOf(likeliest, source)] : [];
}
