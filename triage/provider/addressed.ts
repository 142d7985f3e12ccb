// Used by `merge.ts`: does a mail speak to the machine that reads it? Then what a model says of it may only make us more careful.

import { intents } from '../intents.ts';

// One layer of several, and no promise: who words it otherwise is met by the rest. What is caught by mistake costs an
// answer by the bot where the built-in engine was not sure by itself, and nothing else.
const cues: readonly RegExp[] = [
  // Names that stand in our form and in no customer's vocabulary.
  new RegExp(
    `\\b(?:${intents.filter((each) => each.includes('_')).join('|')}|wants_human|other_intents)\\b`,
    'i',
  ),
  /\b(?:intent|certainty|confidence|wants?.?human|anger|sarcasm)\s*[:=]\s*\S/i,
  /\{\s*["'][\w-]+["']\s*:/,
  // Marks of chat templates, and tags or lines that give somebody else the word.
  /<\|\w+\|>|\[\/?INST\]|<<\/?SYS>>|<<<|<\/?(?:system|assistant|user|developer|instructions?|prompt)\b[^>]*>/i,
  /^[\s#>*[(-]*(?:system|assistant|developer|operator|reviewer|supervisor|ai|llm|chatbot|language model)\b[^\n:\]]{0,30}[:\]]/im,
  /\b(?:system (?:prompt|message)|prompt injection|language model|\bllm\b|chatgpt|jailbreak|developer mode|maintenance mode|answer key|gold label)/i,
  /\b(?:note|dear|message|hint|instruction)s? (?:to|for) (?:the |an? |any )?(?:ai|llm|bot|assistant|(?:language )?model|machine)\b|\b(?:to the assistant|ai readers?)\b/i,
  // "Ignore all previous instructions", in our languages.
  /\b(?:ignore|disregard|forget|override|skip)\b[^.\n]{0,40}\b(?:instruction|above|previous|prior|rule|prompt|before|everything|visible|story|sentence|line)/i,
  /\bignorier\w*\b[^.\n]{0,40}\b(?:anweisung|davor|vorherig|obige|alles)/i,
  /\b(?:ignore[zr]?|oublie[zr]?)\b[^.\n]{0,40}(?:instructions|précède|précédent|ci-dessus)/i,
  /\b(?:ignora|olvida|olvide|ignore)\b[^.\n]{0,40}\b(?:instrucciones|anterior|arriba)/i,
  /(?:ignoruj|zapomeň)\S*[^.\n]{0,40}(?:pokyn|instrukc|předchoz|výše)/i,
  /\b(?:classify|label) (?:this|it|the mail|all of it|the above|every\w*)\b[^.\n]{0,20}\bas\b/i,
  // What has to be decoded first is not for human eyes: words that say so, or a run of Base64 that stands by itself.
  /\b(?:decode|decrypt|decipher|unscramble)\b[^.\n]{0,20}\b(?:follow|obey|execute|run|do)\b/i,
  /(?:^|\s)(?=[\w+/]*[a-z])(?=[\w+/]*[A-Z])(?=[\w+/]*\d)[A-Za-z\d+/]{40,4096}={0,2}(?=\s|$)/,
  /\byou are (?:now )?(?:an? )?(?:ai|assistant|bot|chatbot|language model|in \w+ mode)\b/i,
];

/** Words further down are not looked at. UTF-16 units. */
const searched = 20_000;

export function isAddressedToMachine(words: string): boolean {
  const text = words.slice(0, searched).normalize('NFKC');
  return cues.some((cue) => cue.test(text));
}
