// The machine that the figures are from; without it they say nothing.

import { cpus, release, totalmem, type } from 'node:os';

import type pg from 'pg';

export type Machine = Readonly<{
  cpu: string;
  cores: number;
  memoryMegabytes: number;
  kernel: string;
  node: string;
  postgres: string;
}>;

export async function describeMachine(database: pg.Client): Promise<Machine> {
  const { rows } = await database.query<{ server_version: string }>('show server_version');
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryMegabytes: Math.round(totalmem() / 1024 ** 2),
    kernel: `${type()} ${release()}`,
    node: process.version,
    postgres: rows[0]?.server_version ?? 'unknown',
  };
}
