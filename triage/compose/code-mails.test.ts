import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { slotSource } from '../../test/slot-source.ts';
import { readTemplates } from '../../worker/templates.ts';
import { defaultPolicy } from '../policy.ts';
import { codeMark, codeSubject } from './code-mark.ts';
import { composeTraced } from './compose.ts';
import { buildSlots } from './slots.ts';
import { slotsIn, type Template } from './template.ts';

const templates = readTemplates(fileURLToPath(new URL('../..', import.meta.url)));

type Facts = Readonly<{
  /** Whose address it is, that it came with an order, and that nothing need be done by anybody else. */
  code: readonly RegExp[];
  /** Only where there is such an order, six digits, to the address on it, where the answer goes, look again, a person. */
  ask: readonly RegExp[];
  minutes: RegExp;
}>;

const languages: Readonly<Record<string, Facts>> = {
  en: {
    code: [/order/, /e-mail address/, /was not you/, /nobody is told/],
    ask: [
      /If there is an order/,
      /six digits/,
      /e-mail address/,
      /goes to that address/,
      /look at the number/,
    ],
    minutes: /within 10 minutes/,
  },
  de: {
    code: [/Bestellung/, /E-Mail-Adresse/, /nicht waren/, /erfährt niemand/],
    ask: [/Wenn es eine Bestellung/, /sechs Ziffern/, /E-Mail-Adresse/, /an jene Adresse/, /nach der Nummer/],
    minutes: /innerhalb von 10 Minuten/,
  },
  fr: {
    code: [/commande/, /adresse e-mail/, /n’était pas vous/, /personne n’apprend/],
    ask: [
      /S’il existe une commande/,
      /six chiffres/,
      /adresse e-mail/,
      /à cette adresse/,
      /vérifier le numéro/,
    ],
    minutes: /dans les 10 minutes/,
  },
  es: {
    code: [/pedido/, /dirección de correo/, /no fue usted/, /nadie se entera/],
    ask: [/Si existe un pedido/, /seis cifras/, /dirección de correo/, /a esa dirección/, /revise el número/],
    minutes: /en un plazo de 10 minutos/,
  },
  cs: {
    code: [/objednávku/, /e-mailovou adresou/, /nebyli vy/, /nikdo nic nedozví/],
    ask: [/Pokud objednávka .* existuje/, /šesti číslic/, /e-mailovou adresu/, /na onu adresu/, /na číslo/],
    minutes: /do 10 minut/,
  },
};
/** The one word that brings a person, as the mails give it. */
const human: Readonly<Record<string, string>> = {
  ...{ en: 'human', de: 'Mensch', fr: 'humain', es: 'persona', cs: 'člověk' },
};

const find = (name: string): Template => {
  const found = templates.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};
const write = (name: string) => {
  const { language } = find(name);
  const slots = buildSlots(slotSource({ language, facts: { order: { kind: 'not-asked' } } }));
  return composeTraced(templates, name, slots);
};
/** Whether a greeting has the name hangs on the language: a Czech one would have to bend it. */
const pathsOf = ({ body }: Template) =>
  [...new Set(slotsIn(body).map(({ path }) => path.join('.')))]
    .filter((path) => path !== 'first_name')
    .sort();

describe.each(Object.entries(languages))('in "%s"', (language, facts) => {
  test('the mail with the code says whose order, what it is for, how long it holds, and what if not', () => {
    const { body, untraced } = write(`code.${language}`);
    expect(untraced).toEqual([]);
    expect(body.text.split(codeMark)).toHaveLength(2);
    for (const each of [...facts.code, facts.minutes]) expect(body.text).toMatch(each);
    expect(codeSubject(language)).toMatch(/code|código|kód/i);
  });

  test('the mail that asks for it says the same as in English, and does not say that there is such an order', () => {
    const { body, untraced } = write(`ask-code.${language}`);
    expect(untraced).toEqual([]);
    expect(body.text).not.toContain(codeMark);
    for (const each of [...facts.ask, facts.minutes]) expect(body.text).toMatch(each);
  });

  test('both name the same facts as in English, and how a person is reached', () => {
    for (const kind of ['code', 'ask-code', 'footer']) {
      expect(pathsOf(find(`${kind}.${language}`))).toEqual(pathsOf(find(`${kind}.en`)));
    }
    const ask = write(`ask-code.${language}`).body.text;
    // In the mail's own words, and once more in its last lines.
    expect(ask.split(human[language] ?? '')).toHaveLength(3);
    expect(write(`code.${language}`).body.text).toContain(human[language]);
    expect(ask.trimEnd().endsWith(defaultPolicy.company.name)).toBe(true);
    const numbers = (text: string) => (text.match(/\d+/g) ?? []).sort();
    expect(numbers(ask)).toEqual(numbers(write('ask-code.en').body.text));
  });
});
