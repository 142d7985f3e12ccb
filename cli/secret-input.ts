// Passwords come from stdin or from a file: the command line is seen by other users and kept by the shell.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

import type { Io } from './io.ts';

/** The file's content without the end of its last line. Throws in words. */
export function readSecretFile(file: string): string {
  let words: string;
  try {
    words = readFileSync(file, 'utf8');
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new Error(`The file ${file} ${why}.`, { cause });
  }
  return withoutEnd(words, `The file ${file} is empty.`);
}

/** The first line of stdin; at a terminal it is asked for, and not shown. Throws in words where there is none. */
export async function readSecretLine(io: Io, question: string): Promise<string> {
  if (io.stdin === process.stdin && process.stdin.isTTY) return await ask(question);
  let read = '';
  for await (const chunk of io.stdin) {
    read += chunk.toString();
    if (read.includes('\n')) break;
  }
  return withoutEnd(read.split('\n')[0] ?? '', `${question}nothing came on stdin.`);
}

function withoutEnd(words: string, whenEmpty: string): string {
  const secret = words.replace(/\r?\n$|\r$/, '');
  if (secret === '') throw new Error(whenEmpty);
  return secret;
}

async function ask(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const broken = new AbortController();
  lines.on('SIGINT', () => broken.abort());
  lines.on('close', () => broken.abort());
  process.stderr.write(question);
  try {
    return withoutEnd(await lines.question('', { signal: broken.signal }), 'No password was given.');
  } catch (cause) {
    throw new Error('No password was given.', { cause });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
