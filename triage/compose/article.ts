// Articles: what the team knows, in its own words. A template quotes one as {{ article.NAME }}; agents get them as help.

import type { SlotUse } from './template.ts';

export type Article = Readonly<{
  name: string;
  language: string;
  version: number;
  title: string;
  /** Markdown. */
  body: string;
  /** The first is the article's own page. */
  links: readonly Readonly<{ title: string; url: string }>[];
  /** The last day on which it holds, ISO 8601; null: it holds. */
  validUntil: string | null;
}>;

/** What stands in a slot: with `expired`, the day since which it does not hold, it cannot be quoted. */
export type ArticleSlot = Readonly<{
  article: string;
  version: number;
  title: string;
  text: string;
  url: string | null;
  expired?: string;
}>;

/** Those of `language`, by name; `today` is the team's day, ISO 8601. */
export function articleSlots(
  articles: readonly Article[],
  language: string,
  today: string,
): Readonly<Record<string, ArticleSlot>> {
  return Object.fromEntries(
    articles
      .filter((each) => each.language === language)
      .map((each) => [each.name, toSlot(each, hasExpired(each, today))]),
  );
}

function toSlot({ name, version, title, body, links, validUntil }: Article, expired: boolean): ArticleSlot {
  const { url = null } = links[0] ?? {};
  const slot = { article: name, version, title, text: body, url };
  return expired && validUntil ? { ...slot, expired: validUntil } : slot;
}

export const hasExpired = ({ validUntil }: Pick<Article, 'validUntil'>, today: string): boolean =>
  validUntil !== null && validUntil < today;

export const isArticleSlot = (value: unknown): value is ArticleSlot =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'article');

/** Why a template that quotes the article of this name cannot be written; null where it can. */
export function whyNotQuoted(article: unknown, name: string): string | null {
  const slot =
    typeof article === 'object' &&
    article !== null &&
    Object.entries(article).find(([key]) => key === name)?.[1];
  if (!isArticleSlot(slot)) return `it quotes the article "${name}", which is not there`;
  return slot.expired ? `it quotes the article "${name}", which was valid until ${slot.expired}` : null;
}

/** Of the slots that a template names, the articles. */
export const articleNames = (uses: readonly SlotUse[]): string[] =>
  uses.flatMap(({ path: [first, name] }) => (first === 'article' && name !== undefined ? [name] : []));

/** The articles that some templates quote, and no others: what is stored with a decision stays small. */
export function quotedArticles(
  articles: readonly Article[],
  templates: readonly Readonly<{ name: string; articles: readonly string[] }>[],
  names: readonly string[],
): Article[] {
  const quoted = new Set(
    templates.filter((each) => names.includes(each.name)).flatMap((each) => each.articles),
  );
  return quoted.size === 0 ? [] : articles.filter((each) => quoted.has(each.name));
}
