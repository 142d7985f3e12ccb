// Which language an agent reads: the chosen one, kept in a cookie so that the sign-in page knows it too; else the browser's.

import { createCookie } from '@remix-run/node';

import { german } from './words/de/index.ts';
import { type Catalogue, type Language, languages, makeSay, type Say } from './words/say.ts';

const languageCookie = createCookie('baton_language', {
  path: '/',
  sameSite: 'lax',
  maxAge: 365 * 24 * 3600,
});

/** Nothing for English: its words stand in the code. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en: {}, de: german };

const said: Readonly<Record<Language, Say>> = {
  en: makeSay('en', catalogues.en),
  de: makeSay('de', catalogues.de),
};

export async function readLanguage(request: Request): Promise<Language> {
  const chosen: unknown = await languageCookie.parse(request.headers.get('Cookie'));
  return asLanguage(chosen) ?? preferredLanguage(request.headers.get('Accept-Language') ?? '');
}

/** The words for whoever sent this request. */
export async function readSay(request: Request): Promise<Say> {
  return said[await readLanguage(request)];
}

export const sayIn = (language: Language): Say => said[language];

export const writeLanguage = (language: Language) => languageCookie.serialize(language);

export const asLanguage = (value: unknown): Language | null =>
  languages.find((language) => language === value) ?? null;

/** The first language of an `Accept-Language` header (RFC 9110) that we speak, by its weights; English where there is none. */
export function preferredLanguage(header: string): Language {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.find((each) => each.trim().startsWith('q='));
      return { language: asLanguage(tag.split('-')[0]), weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter((each) => each.language !== null && each.weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wanted[0]?.language ?? 'en';
}
