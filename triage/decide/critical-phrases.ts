// The policy's words that always bring a person, found in the mail as whole words, in any of their forms, whatever the case.

import { RE2JS } from 're2js';

import { type CriticalGroup, type PhraseLanguage, phraseLanguages } from '../critical-groups.ts';
import type { Policy } from '../policy.ts';
import { cancellingIn, onlySpeaksOfCancelling } from '../understand/cancelling.ts';
import { isDenied } from './denial.ts';

/** `phrase` is as the customer wrote it. */
export type PhraseHit = Readonly<{ group: string; phrase: string }>;

type Compiled = Readonly<{ group: string; unlessDenied: boolean; pattern: RE2JS }>;

/** Once per version of the policy, not per mail: compiling takes a thousand times as long as matching. */
const compiledOf = new WeakMap<Policy['criticalPhrases'], readonly Compiled[]>();
/** The same words read from the database anew are the same: by their text, the newest few. */
const compiledByText = new Map<string, readonly Compiled[]>();
const mostKept = 8;

/** A mail of more than this is pasted: UTF-16 units from its beginning, and from its end. */
const headLength = 100_000;
const tailLength = 20_000;

type Last = Readonly<{ words: string; hits: readonly PhraseHit[] }>;
/**
 * By policy, what was found in the latest words: a mail is judged two or three times, and a policy that is tried on past mail
 * mostly has the words of the one before it.
 */
const lastFound = new WeakMap<readonly Compiled[], Last>();

/** RE2 takes time in proportion to the text, whatever the pattern: no policy and no mail can make this hang. */
export function findCriticalPhrases(words: string, policy: Policy): readonly PhraseHit[] {
  const groups = compile(policy.criticalPhrases);
  const last = lastFound.get(groups);
  if (last?.words === words) return last.hits;
  const text = plain(words);
  const hits = groups.flatMap((each) => (each.pattern.test(text) ? hitsOf(each, text, words) : []));
  lastFound.set(groups, { words, hits });
  return hits;
}

function hitsOf({ group, pattern, unlessDenied }: Compiled, text: string, words: string): PhraseHit[] {
  const hits = new Set<string>();
  const isOnlySpoken = unlessDenied && onlySpeaksOfCancelling(words);
  const matcher = pattern.matcher(text);
  for (let from = 0; matcher.find(from); ) {
    const [start, end] = [matcher.start(1), matcher.end(1)];
    const hit = text.slice(start, end);
    const denied =
      unlessDenied &&
      ((isOnlySpoken && cancellingIn(hit) !== null) || isDenied(text.slice(0, start), hit, text.slice(end)));
    if (!denied) hits.add(hit);
    from = Math.max(end, from + 1);
  }
  return [...hits].map((phrase) => ({ group, phrase }));
}

function plain(words: string): string {
  const cut =
    words.length > headLength + tailLength
      ? `${words.slice(0, headLength)}\n${words.slice(-tailLength)}`
      : words;
  return cut
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ');
}

function compile(groups: Policy['criticalPhrases']): readonly Compiled[] {
  const known = compiledOf.get(groups);
  if (known) return known;
  const text = JSON.stringify(groups);
  const compiled = compiledByText.get(text) ?? compileAnew(groups);
  if (compiledByText.size >= mostKept && !compiledByText.has(text)) compiledByText.clear();
  compiledByText.set(text, compiled);
  compiledOf.set(groups, compiled);
  return compiled;
}

function compileAnew(groups: Policy['criticalPhrases']): readonly Compiled[] {
  return groups.flatMap((group) => {
    const source = sourceOf(group);
    return source === ''
      ? []
      : [
          {
            group: group.group,
            unlessDenied: group.unlessDenied,
            pattern: RE2JS.compile(
              `(?:^|[^\\p{L}\\p{N}])(${source})(?:$|[^\\p{L}\\p{N}])`,
              RE2JS.CASE_INSENSITIVE,
            ),
          },
        ];
  });
}

function sourceOf({ phrases, byLanguage, patterns }: CriticalGroup): string {
  return [
    ...phrases.map((each) => phraseSource(each, null)),
    ...phraseLanguages.flatMap((language) =>
      (byLanguage[language] ?? []).map((each) => phraseSource(each, language)),
    ),
    ...patterns.map((each) => `(?:${each})`),
  ]
    .filter((each) => each !== '')
    .join('|');
}

/** Endings that do not change what a word is about; closed lists, so that "lawyerly" and "hospitality" stay other words. */
const endings: Record<PhraseLanguage, string> = {
  en: "s|es|'s|s'|d|ed|ing",
  de: 'e|en|er|es|em|n|s|in|innen',
  fr: 's|e|es|x',
  es: 's|es|a|as|o|os',
  cs: 'a|u|y|e|i|o|em|ou|ů|ům|ech|ách|ami|ové|ovi|í|é|ého|ému|ých|ým',
};

/** Shorter words are articles and the like. */
const shortestWithEnding = 4;

function phraseSource(phrase: string, language: PhraseLanguage | null): string {
  const words = phrase.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((word) =>
      language === null || word.length < shortestWithEnding ? word : `${word}(?:${endings[language]})?`,
    )
    .join('[^\\p{L}\\p{N}]+');
}
