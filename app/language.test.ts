import { expect, it } from 'vitest';

import { preferredLanguage, readLanguage, readSay, writeLanguage } from './language.ts';

it('takes the best of the languages that the browser asks for', () => {
  expect(preferredLanguage('de-AT,de;q=0.9,en;q=0.8')).toBe('de');
  expect(preferredLanguage('fr-FR, en;q=0.5, de;q=0.7')).toBe('de');
  expect(preferredLanguage('de;q=0, en')).toBe('en');
});

it('falls back to English for an unknown language, none, or rubbish', () => {
  expect(preferredLanguage('fr')).toBe('en');
  expect(preferredLanguage('')).toBe('en');
  expect(preferredLanguage(';;q=x,,de;q=rubbish')).toBe('en');
});

it('puts the agent’s own choice before the browser’s', async () => {
  const cookie = (await writeLanguage('de')).split(';')[0] ?? '';
  const request = new Request('http://desk.test/', { headers: { Cookie: cookie, 'Accept-Language': 'en' } });
  expect(await readLanguage(request)).toBe('de');
  expect((await readSay(request))('Inbox')).toBe('Eingang');
});
