// `baton triage FILE…`: what would be done with mails; nothing is stored, nothing is sent.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Config } from '../config.ts';
import { type Database, openDatabase, openPool } from '../db/database.ts';
import { findRunningServer } from '../db/embedded/server.ts';
import { createLog } from '../log.ts';
import { parseMail } from '../triage/parse/parse-mail.ts';
import { loadModel } from '../triage/understand/model.ts';
import { readApprovedWords } from '../worker/approved-words.ts';
import { type DryRunDesk, dryRun } from '../worker/dry-run.ts';
import { createBareShop } from '../worker/lookups/shop.ts';
import { readModel } from '../worker/model/live-model.ts';
import { createProvider } from '../worker/model/provider.ts';
import { readTemplates } from '../worker/templates.ts';
import { requireConfig } from './environment.ts';
import type { Io } from './io.ts';

export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.length === 0) {
    io.err('usage: triage FILE…');
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  const url = config.databaseUrl ?? findRunningServer(config.dataDir);
  if (!url)
    io.err('No database is running: the policy is the one that Baton comes with, and no order can be found.');
  const pool = url
    ? openPool(url, { max: 1, role: 'command', onError: (error) => io.err(error.message) })
    : null;
  const db: Database | null = pool ? openDatabase(pool) : null;
  const desk = await openDesk(config, db, io);
  let failures = 0;
  try {
    for (const file of args) {
      const line = await tryOne(file, desk, config);
      if ('error' in line) failures++;
      io.out(JSON.stringify(line));
    }
  } finally {
    desk.provider?.close();
    await db?.destroy();
  }
  return failures === 0 ? 0 : 1;
}

/** As the worker has it; what a model provider is asked counts in its budget, so without a database it is not asked. */
async function openDesk(config: Config, db: Database | null, io: Io): Promise<DryRunDesk> {
  const base = loadModel(readFileSync(path.join(config.root, 'triage', 'model', 'base.model')));
  const log = createLog(config.logLevel, 'command', io.err);
  const now = () => new Date();
  return {
    ...{ db, log, now },
    shop: db ? createBareShop({ db, secret: config.secret, now }) : null,
    ...(db
      ? await readApprovedWords(db, config.root)
      : { templates: readTemplates(config.root), articles: [] }),
    model: db ? await readModel(db, base, log) : base,
    provider:
      config.model && db ? createProvider({ config: config.model, db, log, now, random: Math.random }) : null,
  };
}

async function tryOne(file: string, desk: DryRunDesk, { mailbox }: Config) {
  const authservId = mailbox?.authservId ?? null;
  const ownAddresses = mailbox ? [mailbox.address] : [];
  try {
    const parsed = await parseMail(await readFile(file), { authservId, ownAddresses });
    const { trial, slots } = await dryRun(desk, {
      ...{ parsed, assumed: null, place: null },
      mailbox: {
        id: 0,
        address: mailbox?.address ?? '',
        name: mailbox?.name ?? '',
        signature: '',
        ...{ authservId, ownAddresses },
      },
    });
    const { do: action, reasons, template, missing } = trial.decision;
    const decision = { do: action, reasons, template, slots, missing };
    return { file, understanding: trial.understanding, decision, reply: trial.reply?.text ?? null };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) };
  }
}
