// `baton parse FILE…`: shows how mails are read, one JSON line each, without storing anything.

import { readFile } from 'node:fs/promises';

import type { ParsedMail } from '../triage/mail.ts';
import { parseMail } from '../triage/parse/parse-mail.ts';
import type { Io } from './io.ts';

const usage = 'usage: parse [--own ADDRESS]… [--authserv-id ID] FILE…';

type Options = { files: string[]; own: string[]; authservId: string | null };

/** Exit code 0 when every file was read and parsed; each file gets its line in any case. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args);
  if (!options || options.files.length === 0) {
    io.err(usage);
    return 2;
  }
  let failures = 0;
  for (const file of options.files) {
    const line = await parseFile(file, options);
    if (line.error !== null) {
      failures += 1;
      io.err(`${file}: ${line.error}`);
    }
    io.out(JSON.stringify(line));
  }
  return failures === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]): Options | null {
  const options: Options = { files: [], own: [], authservId: null };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      options.files.push(...args.slice(at + 1));
      break;
    }
    if (!arg.startsWith('--')) {
      options.files.push(arg);
      continue;
    }
    const value = args[at + 1];
    if (value === undefined) return null;
    at += 1;
    if (arg === '--own') options.own.push(value);
    else if (arg === '--authserv-id') options.authservId = value;
    else return null;
  }
  return options;
}

async function parseFile(file: string, options: Options): Promise<ReturnType<typeof lineOf>> {
  try {
    const raw = await readFile(file);
    const mail = await parseMail(raw, { authservId: options.authservId, ownAddresses: options.own });
    return lineOf(file, mail, null);
  } catch (error) {
    return lineOf(file, null, error instanceof Error ? error.message : String(error));
  }
}

/** One shape for every line; a mail that cannot be parsed has the same keys, empty. */
function lineOf(file: string, mail: ParsedMail | null, error: string | null) {
  return {
    file,
    messageId: mail?.messageId ?? null,
    inReplyTo: mail?.inReplyTo ?? null,
    references: mail?.references ?? [],
    from: mail?.from ?? null,
    to: mail?.to ?? [],
    cc: mail?.cc ?? [],
    subject: mail?.subject ?? '',
    date: mail?.date ?? null,
    text: mail?.text ?? '',
    hasHtml: mail?.html != null,
    reply: mail?.reply ?? '',
    signature: mail?.signature ?? '',
    quoted: mail?.quoted ?? '',
    attachments: mail?.attachments ?? [],
    automated: mail?.automated ?? { kind: 'none', reason: 'the mail could not be read' },
    bounce: mail?.bounce ?? null,
    authenticity: mail?.authenticity ?? 'none',
    error,
  };
}
