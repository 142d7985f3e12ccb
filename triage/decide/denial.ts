// "No complaint, just a question": a word that is denied right before it, by the customer and about themselves.

/**
 * Deliberately narrow, since a miss costs a person a minute and a wrong denial a customer their answer: only small words
 * may stand between the "no" and what it denies, and nobody else may be its subject ("you did not cancel my order").
 */
export function isDenied(before: string, hit: string, after: string): boolean {
  const clause = lastClause(before);
  if (others.test(clause)) return false;
  const denial = denies.exec(clause)?.[1]?.toLowerCase();
  // "No cancel it please": a "no" before a request is an answer, not a denial.
  if (denial !== undefined) return !(denial === 'no' && /^(?:please )?cancel(?!l?ation|ar)/i.test(hit));
  return /^(?: \p{L}+){0,3} nicht\s*(?:[.,;!?]|$)/iu.test(after);
}

/** Clauses are short; a word further away denies something else. UTF-16 units. */
const reach = 120;

function lastClause(before: string): string {
  const parts = before
    .slice(-reach)
    .split(
      /[.,;:!?()]|(?<![\p{L}])(?:but|and|or|aber|sondern|und|oder|mais|et|ou|pero|sino|ale|nýbrž)(?![\p{L}])/iu,
    );
  return parts.at(-1) ?? '';
}

const others =
  /(?<![\p{L}])(?:can|could|cannot|did|kann|können|konnten?|you|your|they|nobody|no one|why|unless|if|until|warum|wieso|weshalb|sie|ihr|niemand|wenn|falls|vous|personne|pourquoi|si|ustedes|usted|nadie|cuándo|proč|nikdo|pokud|jestli)(?![\p{L}])/iu;

const small =
  "an?|the|any|my|this|that|to|is|be|it|it's|want(?:ing)?|wish(?:ing)?|like|here|about|of|formal|official|real|really|actually|going|planning|trying|looking|intend(?:ing)?|making|filing|have|having|need|take|taking|mean|meant|see|consider|treat|as|" +
  'eine?n?|die|das|den|der|meine?|meinen|zu|um|als|wirklich|formelle|offizielle|mehr|hier|' +
  "une?|d'une?|de|la|le|les|ma|mon|pour|veux|souhaite|vraiment|formelle|" +
  'un|una|el|los|mi|quiero|quisiera|es|esto|ninguna|formal|' +
  'se|to|o|svou|svoji|moji|žádná|žádnou|chci|oficiální|podat|podávat';

const denies = new RegExp(
  "(?<![\\p{L}])(no|not|never|without|(?:do|is|am|are|was|would|wo)n't|kein(?:e|en|er|em|es)?|nicht|ohne|pas|aucune?|sans|ninguna?|ningún|sin|není|nejde|nechci|nechceme|nemám|nebudu|žádn\\p{L}{1,3}|bez)" +
    `(?: (?:${small})){0,5} ?$`,
  'iu',
);
