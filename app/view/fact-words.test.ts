import { expect, it } from 'vitest';

import { traceFacts } from '../../triage/compose/fact-lock.ts';
import { brakeFact } from '../../triage/decide/brake.ts';
import { german } from '../words/de/index.ts';
import { makeSay, sayEnglish } from '../words/say.ts';
import { sayFact, saySource } from './fact-words.ts';
import { sayFault } from './fault-words.ts';
import { sayProof } from './proof-words.ts';

const say = makeSay('de', german);
const inGerman = (name: string, value: string, source: string) =>
  Object.values(sayFact({ name, value, source }, say)).join(' | ');

it('what was looked up is said in the language of whoever reads it, with the days as it writes them', () => {
  expect(inGerman('Order status', 'out for delivery', 'order 1005')).toBe(
    'Bestellstatus | In Zustellung | Bestellung 1005',
  );
  expect(inGerman('Expected delivery', '2026-11-24', 'order 1005')).toBe(
    'Lieferung erwartet | 24.11.2026 | Bestellung 1005',
  );
  expect(inGerman('Order number', '77 (unknown)', 'the mail')).toBe(
    'Bestellnummer | 77 (unbekannt) | die Mail',
  );
  expect(inGerman('Order lookup', 'failed: no answer within 2 s', 'orders')).toBe(
    'Nachsehen der Bestellung | fehlgeschlagen: keine Antwort in 2 s | die Bestellungen',
  );
  expect(inGerman('Same matter', '#12, which a person has', 'conversations')).toMatch(
    /^Gleiche Sache \| #12, das/,
  );
});

it('whose opening hours were told is said so that it is no answer to when we are open', () => {
  const source = 'the policy: opening hours';
  expect(inGerman('Opening hours', 'Europe/Prague', source)).toBe(
    'Öffnungszeiten | die des ganzen Teams, nach der Uhr von Europe/Prague | die Regeln: Öffnungszeiten',
  );
  expect(
    sayFact({ name: 'Opening hours', value: 'New York, America/New_York', source }, sayEnglish).value,
  ).toBe('those of New York, by the clock of America/New_York');
});

it('what nobody has words for stays as it was kept', () => {
  expect(inGerman('Invoice', 'R-1', 'ledger of the shop')).toBe('Invoice | R-1 | ledger of the shop');
  expect(inGerman('Order lookup', 'failed: ECONNRESET', 'orders')).toContain('fehlgeschlagen: ECONNRESET');
  expect(inGerman('Expected delivery', 'soon', 'order 1')).toContain('| soon |');
});

it('the brakes are said as the decision keeps them', () => {
  const limits = { botMailsPerHour: 5, botTurnsInARow: 3 };
  for (const brake of ['per-hour', 'in-a-row'] as const) {
    const kept = brakeFact(brake, 'eva@x.test', limits);
    const said = sayFact(kept, say);
    expect(said.value).toMatch(/^[35] automatische Mails/);
    expect(said.source).toMatch(/^Regeln: bot/);
    expect(sayFact(kept, sayEnglish)).toEqual(kept);
  }
});

it('a traced fact names its template in the reader’s language', () => {
  const { facts } = traceFacts('Until 17:00.', [], { hours: 'Until 17:00' });
  expect(facts.map(({ source }) => saySource(source, say))).toEqual(['hours']);
  expect(saySource('template order-status.en, version 4', say)).toBe('Vorlage order-status.en, Version 4');
});

it('what failed, and what proves a sender, has German words', () => {
  expect(sayFault('it answers 401: does it know the secret that requests are signed with?', say)).toContain(
    'die Antwort ist 401: Kennt der Shop',
  );
  expect(sayFault('the mail is empty', say)).toBe('die Mail ist leer');
  expect(sayProof('nothing proves x.test; DKIM signature of y.test', say)).toBe(
    'nichts belegt x.test; DKIM-Signatur von y.test',
  );
});
