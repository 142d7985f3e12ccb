// The one command. Each of its words is a file in cli/.

import { fileURLToPath } from 'node:url';

import type { Io } from './cli/io.ts';

type Command = { run: (args: readonly string[], io: Io) => Promise<number> };

const commands: Record<string, { load: () => Promise<Command>; does: string }> = {
  start: { load: () => import('./cli/start.ts'), does: 'everything on this machine' },
  web: { load: () => import('./cli/web.ts'), does: 'the pages alone, against DATABASE_URL' },
  worker: { load: () => import('./cli/worker.ts'), does: 'the worker alone, against DATABASE_URL' },
  sandbox: { load: () => import('./cli/sandbox.ts'), does: 'the practice mail server alone' },
  parse: { load: () => import('./cli/parse.ts'), does: 'FILE…: how mails are read' },
  understand: { load: () => import('./cli/understand.ts'), does: 'what mails mean; lines on stdin' },
  triage: { load: () => import('./cli/triage.ts'), does: 'FILE…: what would be done with mails; a dry run' },
  evaluate: { load: () => import('./cli/evaluate.ts'), does: 'FILE: how well labelled mails are understood' },
  train: { load: () => import('./cli/train.ts'), does: 'builds the model from the corpus' },
  model: {
    load: () => import('./cli/model.ts'),
    does: 'list, use: the versions of what the team has taught it',
  },
  user: { load: () => import('./cli/user.ts'), does: 'add: makes an account for an agent' },
  mailbox: {
    load: () => import('./cli/mailbox.ts'),
    does: 'add, list, check, remove: what Baton reads and sends',
  },
  orders: { load: () => import('./cli/orders.ts'), does: 'import FILE: orders from a CSV file' },
  shop: { load: () => import('./cli/shop.ts'), does: 'check NUMBER: asks the live shop for an order' },
  token: { load: () => import('./cli/token.ts'), does: 'create: makes a token for the API' },
};

const io: Io = {
  stdin: process.stdin,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  root: fileURLToPath(new URL('.', import.meta.url)),
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  io.err('usage: npm run --silent baton -- COMMAND');
  for (const [each, { does }] of Object.entries(commands)) io.err(`  ${each.padEnd(11)}${does}`);
  process.exitCode = name === '' || name === 'help' ? 0 : 2;
} else {
  try {
    process.exitCode = await (await command.load()).run(args, io);
  } catch (error) {
    // Words for whoever typed the command.
    for (let each: unknown = error; each instanceof Error; each = each.cause)
      io.err(`${name}: ${each.message}`);
    process.exitCode = 1;
  }
}
