// May this article be saved? Its shape, and what in it no mail could show.

import { lexer, walkTokens } from 'marked';
import { z } from 'zod';

import { type Tell, tellInEnglish, toSay, toTell } from '../tell.ts';
import { fieldFaults, plainIssue } from './field-faults.ts';

const page = z.url({
  protocol: /^https?$/,
  error: toSay('must be an address such as https://shop.example/help'),
});

export const articleInput = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/, toSay('is a short name in small letters, such as return_policy')),
  language: z.string().regex(/^[a-z]{2}$/, toSay('must be a language code such as en')),
  title: z.string().trim().min(1, toSay('must not be empty')).max(200),
  text: z
    .string()
    .trim()
    .min(1, toSay('must not be empty'))
    .max(20_000)
    .superRefine((text, context) => {
      const html = findHtml(text);
      if (html === null) return;
      const said = toTell('"{html}" is HTML: write Markdown.', { html });
      context.addIssue({ code: 'custom', params: { said } });
    }),
  links: z
    .array(z.strictObject({ title: z.string().trim().min(1).max(200), url: page }))
    .max(10)
    .default([]),
  validUntil: z.iso.date(toSay('must be a day such as 2026-12-31')).nullable().default(null),
});

export type ArticleInput = z.infer<typeof articleInput>;

export function checkArticle(
  given: unknown,
  say: Tell = tellInEnglish,
): Readonly<
  { article: ArticleInput; faults: null } | { article: null; faults: Readonly<Record<string, string>> }
> {
  const { data, error } = articleInput.safeParse(given, { error: plainIssue(say) });
  return data ? { article: data, faults: null } : { article: null, faults: fieldFaults(error, say) };
}

function findHtml(text: string): string | null {
  let found: string | null = null;
  walkTokens(lexer(text), (token) => {
    if (token.type === 'html') found ??= token.raw.trim().slice(0, 40);
  });
  return found;
}
