// "Your answer did not help": after a mail of the bot this is the customer's verdict, and a person takes over.

import type { Span } from '../understanding.ts';
import { sigmoid } from './linear.ts';
import { heads, type Model } from './model.ts';
import type { Reading } from './reading.ts';
import { type Sources, spanOf } from './tone.ts';

const says: readonly RegExp[] = [
  /\b(?:did(?:n['’]?t| not)|does(?:n['’]?t| not)|do(?:n['’]?t| not)|has(?:n['’]?t| not)|is(?:n['’]?t| not)|was(?:n['’]?t| not)|no[nt]e? of (?:this|that|it)|not (?:really|at all)?|never)\b[^.?!\n]{0,25}\b(?:help(?:ed|s|ful)?|answer(?:s|ed)? (?:my|the|what)|what i (?:asked|wanted|meant|need|wrote)|address(?:es|ed)? (?:my|the)|solve[sd]?|resolve[sd]?|fix(?:ed|es)?|my question|read (?:my|what))/i,
  /\b(?:that|this|your (?:answer|reply|e?-?mail|message|link|response))\b[^.?!\n]{0,20}\b(?:is|was) (?:useless|no (?:help|use|good)|pointless|worthless|unhelpful|(?:completely |totally )?wrong|beside the point)/i,
  /\b(?:still|same) (?:does(?:n['’]?t|not)|not|no|the same|can['’]?t|cannot|can not|problem|issue|error|nothing)\b/i,
  /\b(?:already (?:said|told|wrote|explained|tried|did|done) (?:you |that|this|all)|as i (?:said|wrote|already))/i,
  /\b(?:hilft|geholfen|half|hat)\b[^.?!\n]{0,25}\b(?:nicht|nichts|kein)|nicht (?:meine frage|gefragt|beantwortet|weiter)|(?:am thema|an meiner frage) vorbei/i,
  /\bbeantwortet?\b[^.?!\n]{0,30}\b(?:nicht|kein)|\b(?:keine|nicht die) antwort auf\b|\bdas (?:weiß|wusste|sehe|kenne|hatte) ich (?:ja )?(?:schon|selbst|selber|bereits|auch)\b|\bmeine (?:eigentliche )?frage (?:war|ist|lautete)\b|\bdanach (?:habe|hatte) ich nicht\b|\bbringt mir (?:gar |leider |überhaupt )?(?:nichts|nicht viel)\b|\bwas ich wissen wollte\b/i,
  /\bwhat i (?:actually |really )?(?:asked|wanted to know|was asking|meant)\b|\bmy (?:actual |real )?question (?:was|is)\b|\bi (?:can see|know|knew|saw|could see) (?:that|this|all that|it) (?:myself|already|anyway)|\bi already (?:know|knew|had|have|saw) (?:that|this|all)/i,
  /\bne (?:m['’]aide|répond|résout|fonctionne|marche|m['’]a)[^.?!\n]{0,20}\bpas\b|\bn['’](?:a|est|ai)\b[^.?!\n]{0,15}\bpas\b[^.?!\n]{0,12}\b(?:aid|répon|utile|résol)/i,
  /\bno (?:me )?(?:ayuda|sirve|ha servido|responde|contesta|resuelve|funciona|soluciona|es lo que)/i,
  /ne(?:pomohl|pomáh|odpov|vyřeš|fungu|řeší)|není (?:to )?(?:odpověď|to, co)|na co jsem se (?:ptal|neptal)/i,
];
const after = 0.6;
const without = 0.9;

/** Places that say so. Without a bot's mail before it, only the plainest words count. */
export function didNotHelp(
  model: Model,
  reading: Reading,
  source: Sources,
  afterBotReply: boolean | undefined,
): Span[] {
  if (afterBotReply === false) return [];
  const h = heads.indexOf('didNotHelp');
  const { slope, offset } = model.heads.didNotHelp;
  return reading.body
    .filter((sentence) => {
      const share = sigmoid(slope * (sentence.heads[h] as number) + offset);
      if (afterBotReply !== true) return share >= without;
      const words = source[sentence.field].slice(sentence.start, sentence.end).slice(0, 600);
      return share >= after || says.some((pattern) => pattern.test(words));
    })
    .map((sentence) => spanOf(sentence, source));
}
