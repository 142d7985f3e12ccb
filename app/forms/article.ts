// The form of an article's page: what is typed, in the shape that `checkArticle` checks.

import type { ArticleVersion } from '../../db/articles.ts';

export type ArticleForm = Readonly<{
  name: string;
  language: string;
  title: string;
  text: string;
  /** One in a line: "Title | https://…". */
  links: string;
  validUntil: string;
}>;

export function readArticleForm(form: FormData): ArticleForm {
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
  return {
    ...{ name: text('name').trim(), language: text('language').trim(), title: text('title') },
    ...{ text: text('text'), links: text('links'), validUntil: text('validUntil').trim() },
  };
}

export const toArticleInput = ({ links, validUntil, ...rest }: ArticleForm) => ({
  ...rest,
  links: links
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [title = '', url] = line.split('|').map((part) => part.trim());
      // An address alone is its own title.
      return url === undefined ? { title, url: title } : { title, url };
    }),
  validUntil: validUntil === '' ? null : validUntil,
});

export const toArticleForm = (
  key: Readonly<{ name: string; language: string }>,
  { title, body, links, validUntil }: ArticleVersion,
): ArticleForm => ({
  ...key,
  ...{ title, text: body, validUntil: validUntil ?? '' },
  links: links.map((link) => `${link.title} | ${link.url}`).join('\n'),
});
