import { describe, expect, it } from 'vitest';

import { makeSay, sayEnglish } from './say.ts';

const german = makeSay('de', {
  Open: 'Offen',
  'Open|action': 'Öffnen',
  '{count} mail': '{count} Mail',
  '{count} mails': '{count} Mails',
  'Reply to {name}': '{name} antworten',
});

describe('say', () => {
  it('says the words of the language, and keeps those that have no translation', () => {
    expect(german('Open')).toBe('Offen');
    expect(german('Closed')).toBe('Closed');
    expect(sayEnglish('Open')).toBe('Open');
  });

  it('tells two meanings of one English word apart, and shows neither the mark', () => {
    expect(german('Open|action')).toBe('Öffnen');
    expect(sayEnglish('Open|action')).toBe('Open');
  });

  it('fills in names as they are, braces and dollars in them too', () => {
    expect(german('Reply to {name}', { name: '{count} $& Eva' })).toBe('{count} $& Eva antworten');
  });

  it('counts by the rules and in the digits of the language', () => {
    expect(german.count(1, '{count} mail', '{count} mails')).toBe('1 Mail');
    expect(german.count(12_000, '{count} mail', '{count} mails')).toBe('12.000 Mails');
    expect(sayEnglish.count(12_000, '{count} mail', '{count} mails')).toBe('12,000 mails');
  });
});
