// `baton orders import FILE`: orders from a CSV file; the good rows go in, the bad ones are told by line.

import { readFile } from 'node:fs/promises';

import { putOrders } from '../db/orders.ts';
import { type OrdersFile, readOrdersCsv } from '../triage/orders/read-orders-csv.ts';
import { requireConfig, withDatabase } from './environment.ts';
import type { Io } from './io.ts';

export async function run(args: readonly string[], io: Io): Promise<number> {
  const [verb, file, ...rest] = args;
  if (verb !== 'import' || file === undefined || rest.length > 0) {
    io.err('usage: orders import FILE   (CSV with the columns number, customerEmail, status, placedAt, …)');
    return 2;
  }
  const config = requireConfig(io);
  if (!config) return 1;
  let read: OrdersFile;
  try {
    read = readOrdersCsv(await readFile(file, 'utf8'));
  } catch (error) {
    io.err(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  await withDatabase(config, io, (db) => putOrders(db, read.orders));
  for (const { line, faults } of read.bad) {
    const words = Object.entries(faults).map(([name, fault]) => `${name} ${fault}`);
    io.err(`${file}:${line}: ${words.join('; ')}`);
  }
  io.out(JSON.stringify({ file, stored: read.orders.length, faults: read.bad }));
  return read.bad.length === 0 ? 0 : 1;
}
