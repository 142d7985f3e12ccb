// The catalogues against the code: nothing untranslated, nothing left over, the same slots in every language.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { slotList } from '../../triage/compose/slot-list.ts';
import { intentWords } from '../../triage/intents.ts';
import { reasonWords } from '../../triage/reasons.ts';
import { german, germanParts } from './de/index.ts';
import { hardCodedIn, saidIn } from './said-in.ts';

const app = path.join(import.meta.dirname, '..');
const codeIn = (folder: string) =>
  readdirSync(path.join(app, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('words'))
    .map((name) => path.join(folder, name));
/** `triage/` is given its `say` by whoever asks, and keeps words for readers that it does not know. */
const files = [...codeIn('.'), ...codeIn('../triage')].map((name) => ({ name, ...saidIn(read(name)) }));
/** The same in every language: our name, keys of the keyboard, examples of addresses. */
const sameEverywhere = new Set([
  'Baton',
  ...['b', 'e', 'j', 'k', 'l', 'o', 'x', 'z', 'A', 'Ctrl + Enter'],
  ...['eva@example.com', 'eva@example.com, @example.com', 'acme.com'],
  ...['https://', 'https://shop.example/baton'],
]);
/** What `triage/` calls things: it speaks to nobody itself. */
const triageWords = [
  ...Object.values(intentWords).flatMap(({ label, wish }) => [label, wish]),
  ...Object.values(reasonWords).flatMap(({ label, sentence }) => [label, sentence]),
  ...slotList.map(({ words }) => words),
];
const said = new Set([...files.flatMap((file) => file.words), ...triageWords]);

function read(name: string) {
  const text = readFileSync(path.join(app, name), 'utf8');
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the German catalogue', () => {
  it('has everything that the interface says', () => {
    expect([...said].filter((english) => !(english in german))).toEqual([]);
  });

  it('has nothing that the interface does not say', () => {
    expect(Object.keys(german).filter((english) => !said.has(english))).toEqual([]);
  });

  it('fills the same slots', () => {
    for (const [english, words] of Object.entries(german))
      expect(slots(words), english).toEqual(slots(english));
  });

  it('says each thing in one place', () => {
    const keys = Object.values(germanParts).flatMap((part) => Object.keys(part));
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });
});

describe('components and pages', () => {
  const hardCoded = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(?:components|routes)\/.*\.tsx$/.test(name))
    .map((name) => ({ name, words: hardCodedIn(read(name)).filter((text) => !sameEverywhere.has(text)) }))
    .filter(({ words }) => words.length > 0);

  it('say nothing past the catalogues', () => {
    expect(hardCoded).toEqual([]);
  });

  it('are found where they have words of their own', () => {
    const page =
      '<p title="Late" className="x">Open {count} <b aria-label={\'Shut\'}>·</b>{say(\'Said\')}</p>';
    const source = ts.createSourceFile('page.tsx', page, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    expect([...hardCodedIn(source)].sort()).toEqual(['Late', 'Open', 'Shut']);
  });
});
