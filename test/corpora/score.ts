// Scores the parser against a folder of labelled mail: `node test/corpora/score.ts FOLDER [--brief]`, outside CI.
// The folder has `mime*.jsonl`, `bounce*.jsonl`, `quotes*.jsonl` and `threads*.jsonl`; each line names a file below it and what
// is known about it. Prints a line per question and corpus, and every file that differs unless --brief is given.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stderr, stdout } from 'node:process';

import type { ParsedMail } from '../../triage/mail.ts';
import { readBody } from '../../triage/parse/body-text.ts';
import { parseMail } from '../../triage/parse/parse-mail.ts';
import { splitReply } from '../../triage/parse/reply-text.ts';
import { checkBounce, checkKind, checkMime, type Finding, isSameText } from './questions.ts';

export type Entry = Readonly<{
  id: string;
  source: string;
  file: string;
  label: string;
  fmt?: string;
  expected?: unknown;
  expected_reply?: string | null;
  expected_signature?: string | null;
  message_id?: string;
  in_reply_to?: readonly string[];
  references?: readonly string[];
}>;

const trust = { authservId: null, ownAddresses: [] };
/** Milliseconds and bytes that one mail may take. */
const timeLimit = 1000;
const memoryLimit = 300 * 1024 * 1024;

async function main(args: readonly string[]): Promise<number> {
  const folder = args.find((arg) => !arg.startsWith('--'));
  if (!folder) {
    stderr.write('usage: score.ts FOLDER [--brief]\n');
    return 2;
  }
  const findings: Finding[] = [];
  for (const [prefix, check] of Object.entries(checks)) {
    for (const entry of readEntries(folder, prefix)) findings.push(...(await ask(folder, entry, check)));
  }
  report(findings, !args.includes('--brief'));
  return 0;
}

type Check = (entry: Entry, raw: Buffer) => Promise<Finding[]>;

const checks: Record<string, Check> = {
  mime: async (entry, raw) => checkMime(entry, await parseMail(raw, trust)),
  bounce: async (entry, raw) => {
    const mail = await parseMail(raw, trust);
    return [checkKind(entry, mail), ...checkBounce(entry, mail)];
  },
  quotes: async (entry, raw) => checkQuotes(entry, await readAny(entry, raw)),
  threads: async (entry, raw) => {
    const mail = await parseMail(raw, trust);
    return [
      finding(entry, 'message id', entry.message_id ?? null, mail.messageId),
      finding(entry, 'references', (entry.references ?? []).join(' '), mail.references.join(' ')),
    ];
  },
};

async function ask(folder: string, entry: Entry, check: Check): Promise<Finding[]> {
  const started = performance.now();
  const found: Finding[] = [];
  try {
    found.push(...(await check(entry, readFileSync(join(folder, entry.file)))));
    found.push(finding(entry, 'no crash', 'read', 'read'));
  } catch (error) {
    found.push(finding(entry, 'no crash', 'read', error instanceof Error ? error.message : String(error)));
  }
  const took = performance.now() - started;
  found.push({ ...finding(entry, 'within 1 s', true, took < timeLimit), got: `${took.toFixed(0)} ms` });
  const memory = process.memoryUsage.rss();
  found.push({ ...finding(entry, 'within 300 MB', true, memory < memoryLimit), got: `${memory >> 20} MB` });
  return found;
}

async function readAny(
  entry: Entry,
  raw: Buffer,
): Promise<Pick<ParsedMail, 'reply' | 'signature' | 'quoted'>> {
  if (entry.fmt === 'message/rfc822') return parseMail(raw, trust);
  const text = raw.toString('utf8');
  const body = readBody([entry.fmt === 'text/html' ? { text: null, html: text } : { text, html: null }]);
  return splitReply(body.text, body.hints);
}

/** Corpora differ in whether the sign-off belongs to the reply; either reading counts, a lost or added word does not. */
function checkQuotes(entry: Entry, split: Pick<ParsedMail, 'reply' | 'signature' | 'quoted'>): Finding[] {
  const found: Finding[] = [];
  if (entry.expected_reply != null) {
    const right =
      isSameText(split.reply, entry.expected_reply) ||
      isSameText(`${split.reply} ${split.signature}`, entry.expected_reply);
    found.push({ ...finding(entry, 'reply', true, right), expected: entry.expected_reply, got: split.reply });
  }
  if (entry.expected_signature != null) {
    const expected = entry.expected_signature.replace(/^#sig#/gm, '');
    const right = isSameText(split.signature, expected);
    found.push({ ...finding(entry, 'signature', true, right), expected, got: split.signature });
  }
  return found;
}

export function finding(entry: Entry, question: string, expected: unknown, got: unknown): Finding {
  return { source: entry.source, file: entry.file, question, right: expected === got, expected, got };
}

function readEntries(folder: string, prefix: string): Entry[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line): Entry => JSON.parse(line));
}

function report(findings: readonly Finding[], list: boolean): void {
  const sums = new Map<string, { right: number; all: number }>();
  for (const one of findings) {
    for (const key of [`${one.question}\tall`, `${one.question}\t${one.source}`]) {
      const sum = sums.get(key) ?? { right: 0, all: 0 };
      sums.set(key, { right: sum.right + (one.right ? 1 : 0), all: sum.all + 1 });
    }
  }
  for (const [key, sum] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    stdout.write(`${key}\t${sum.right}/${sum.all}\t${((100 * sum.right) / sum.all).toFixed(1)} %\n`);
  }
  if (!list) return;
  for (const one of findings.filter((found) => !found.right)) {
    stdout.write(`${one.question}\t${one.file}\texpected ${short(one.expected)}\tgot ${short(one.got)}\n`);
  }
}

function short(value: unknown): string {
  return JSON.stringify(value ?? null).slice(0, 240);
}

process.exitCode = await main(process.argv.slice(2));
