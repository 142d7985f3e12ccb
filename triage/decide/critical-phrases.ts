// The policy's words that always bring a person, found in the mail whole and without regard to case.

import type { Policy } from '../policy.ts';

export type PhraseHit = Readonly<{ group: string; phrase: string }>;

export function findCriticalPhrases(words: string, policy: Policy): PhraseHit[] {
  const text = ` ${fold(words)} `;
  return policy.criticalPhrases.flatMap(({ group, phrases }) =>
    phrases.filter((phrase) => text.includes(` ${fold(phrase)} `)).map((phrase) => ({ group, phrase })),
  );
}

/** Letters and digits with single spaces between them: phrases match whole words across line ends and punctuation. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
