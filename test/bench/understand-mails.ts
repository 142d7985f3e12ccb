// Mails of a given length to measure the engine with, put together from the corpus.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type BenchMail = Readonly<{ id: number; subject: string; text: string; date: string }>;

/** `count` different English mails of about `words` words each. */
export async function mailsOfLength(root: string, words: number, count: number): Promise<BenchMail[]> {
  const lines = (await readFile(join(root, 'triage/corpus/mails.en.jsonl'), 'utf8')).trim().split('\n');
  const parts = lines.map((line) => JSON.parse(line) as { subject: string; text: string });
  return Array.from({ length: count }, (_, id) => {
    let text = '';
    let length = 0;
    for (let i = id; length < words; i++) {
      const part = parts[(i * 7) % parts.length]?.text ?? '';
      text += `${part}\n\n`;
      length += part.split(/\s+/).length;
    }
    return { id, subject: parts[id % parts.length]?.subject ?? '', text, date: '2026-03-05T10:00:00Z' };
  });
}
