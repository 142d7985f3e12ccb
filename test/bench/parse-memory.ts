// What `baton parse` takes for the largest mail that Baton reads.

import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { projectRoot } from '../project-root.ts';
import { peakMegabytes } from './peak-memory.ts';

export type ParseMemory = Readonly<{ mailMegabytes: number; seconds: number; peakMegabytes: number }>;

const mailMegabytes = 50;
const pollMs = 5;
const limitMs = 60_000;

export async function measureParse(): Promise<ParseMemory> {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-bench-parse-'));
  const file = path.join(folder, 'large.eml');
  try {
    await writeLargeMail(file);
    const began = performance.now();
    const child = spawn(process.execPath, [path.join(projectRoot, 'baton.ts'), 'parse', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    let peak = 0;
    // The figure is the kernel's own and only grows: the last look before the end is at most so many milliseconds old.
    while (child.exitCode === null && performance.now() - began < limitMs) {
      peak = Math.max(peak, peakMegabytes(child.pid ?? 0) ?? 0);
      await sleep(pollMs);
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (child.exitCode === null) child.kill('SIGKILL');
    const code = await ended;
    if (code !== 0) throw new Error(`parse ended with exit code ${code}`);
    return { mailMegabytes, seconds, peakMegabytes: peak };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeLargeMail(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write(
    [
      'From: Eva Novak <eva@customer.test>',
      'To: support@shop.test',
      'Subject: The film of the broken lamp',
      'Message-ID: <large@customer.test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="parts"',
      '',
      '--parts',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Hello, here is the film.',
      '--parts',
      'Content-Type: video/mp4; name="lamp.mp4"',
      'Content-Disposition: attachment; filename="lamp.mp4"',
      'Content-Transfer-Encoding: base64',
      '',
      '',
    ].join('\r\n'),
  );
  const line = `${Buffer.alloc(57, 'lamp').toString('base64')}\r\n`;
  const block = line.repeat(Math.ceil(2 ** 20 / line.length));
  for (let written = 0; written < mailMegabytes * 2 ** 20; written += block.length) out.write(block);
  out.end('--parts--\r\n');
  await finished(out);
}
