// `baton understand`: lines of mail on stdin, one line of understanding each on stdout, in order.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadModel, type Model } from '../triage/understand/model.ts';
import { understand } from '../triage/understand/understand.ts';
import type { Io } from './io.ts';

/** Lines of a stream as it comes, however it is cut; a last line without an end counts. */
export async function* linesOf(stream: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

type Row = {
  id?: unknown;
  subject?: unknown;
  text?: unknown;
  quoted?: unknown;
  date?: unknown;
  afterBotReply?: unknown;
  attachmentNames?: unknown;
};

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function answer(row: Row, model: Model): object {
  const found = understand(
    {
      text: text(row.text) ?? '',
      ...(text(row.subject) !== undefined && { subject: text(row.subject) ?? '' }),
      ...(text(row.quoted) !== undefined && { quoted: text(row.quoted) ?? '' }),
      ...(text(row.date) !== undefined && { date: text(row.date) ?? '' }),
      ...(typeof row.afterBotReply === 'boolean' && { afterBotReply: row.afterBotReply }),
      ...(Array.isArray(row.attachmentNames) && {
        attachmentNames: row.attachmentNames.filter((name) => typeof name === 'string'),
      }),
    },
    model,
  );
  const {
    language,
    languageConfidence,
    intent,
    confidence,
    intents,
    tone,
    wantsHuman,
    didNotHelp,
    thanksOnly,
  } = found;
  return {
    id: row.id ?? null,
    language,
    languageConfidence,
    intent,
    confidence,
    intents,
    tone,
    critical: found.critical,
    wantsHuman,
    didNotHelp,
    thanksOnly,
    entities: found.entities,
    evidence: found.evidence,
    engine: found.engine,
    model: found.model,
  };
}

export async function readBaseModel(root: string): Promise<Model> {
  return loadModel(await readFile(join(root, 'triage/model/base.model')));
}

/** Exit code 1 where a line was not a JSON object; that line is answered with `{line, error}` and the rest goes on. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.length > 0) {
    io.err('usage: understand < LINES   (a JSON object {id, subject?, text} per line)');
    return 2;
  }
  const model = await readBaseModel(io.root);
  let number = 0;
  let faults = 0;
  for await (const line of linesOf(io.stdin)) {
    number++;
    if (line.trim() === '') continue;
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      row = undefined;
    }
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      faults++;
      io.out(JSON.stringify({ line: number, error: 'not a JSON object' }));
      io.err(`line ${number}: not a JSON object`);
      continue;
    }
    io.out(JSON.stringify(answer(row, model)));
  }
  return faults > 0 ? 1 : 0;
}
