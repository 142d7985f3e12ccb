// Articles as their pages show them.

import type { ArticleEntry } from '../../db/articles.ts';
import type { Article } from '../../triage/compose/article.ts';
import type { ArticleForm } from '../forms/article.ts';

export type ArticleRow = Readonly<{
  name: string;
  language: string;
  title: string;
  state: 'published' | 'draft' | 'expired' | 'off';
  draft: number | null;
  validUntil: string | null;
  changed: Readonly<{ by: string; at: string }>;
}>;

/** `today`: the team's day, ISO 8601. */
export function toArticleRows(articles: readonly ArticleEntry[], today: string): ArticleRow[] {
  return articles.map(({ name, language, published, retired, newest }) => {
    const expired = newest.validUntil !== null && newest.validUntil < today;
    return {
      ...{ name, language, title: newest.title, validUntil: newest.validUntil },
      state: retired ? 'off' : published === null ? 'draft' : expired ? 'expired' : 'published',
      draft: published !== null && newest.version > published ? newest.version : null,
      changed: { by: newest.createdBy, at: newest.createdAt.toISOString() },
    };
  });
}

export type ArticleView = Readonly<{
  isNew: boolean;
  form: ArticleForm;
  basedOn: number;
  published: number | null;
  retired: boolean;
  versions: readonly Readonly<{ version: number; at: string; by: string; published: boolean }>[];
}>;

/** Beside a conversation: enough to see whether it helps, and to put it into the answer. */
export type ArticleSuggestion = Readonly<{
  name: string;
  title: string;
  excerpt: string;
  text: string;
  url: string | null;
}>;

const longestExcerpt = 160;

export function toArticleSuggestion({ name, title, body, links }: Article): ArticleSuggestion {
  const text = plainWords(body);
  const line = text.replace(/\s+/g, ' ');
  const excerpt = line.length > longestExcerpt ? `${line.slice(0, longestExcerpt).trimEnd()} …` : line;
  return { name, title, excerpt, text, url: links[0]?.url ?? null };
}

/** Markdown as a person would type it into an answer. */
const plainWords = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, (_, words: string, url: string) =>
      words === url ? url : `${words}: ${url}`,
    )
    .replace(/^#{1,6} +/gm, '')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])[*_](\S(?:.*?\S)?)[*_](?![\p{L}\p{N}])/gu, '$1')
    .trim();
