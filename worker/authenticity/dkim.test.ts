import { beforeAll, describe, expect, test } from 'vitest';

import { createSigningDomain } from '../../test/signing-domain.ts';
import { readHeaderBlock } from '../../triage/parse/header-block.ts';
import { judgeByDkim } from './dkim.ts';
import type { ResolveTxt } from './dns.ts';

const domain = createSigningDomain('customer.test');
const { record } = domain;
const resolveTxt: ResolveTxt = async () => [[record.slice(0, 200), record.slice(200)]];
const letter = [
  'From: Eva Novak <eva@shop.customer.test>',
  'To: support@acme.test',
  'Subject: Where is my order?',
  'Date: Mon, 23 Nov 2026 09:12:00 +0100',
  'Message-ID: <signed@customer.test>',
  '',
  'Where is my order 10-4471?',
  '',
].join('\r\n');
let signed = '';
const sign = async (by = domain, options = {}) => String(await by.sign(Buffer.from(letter), options));

beforeAll(async () => {
  signed = await sign();
});

async function judge(source: string, resolve: ResolveTxt = resolveTxt, timeout?: number, from?: string) {
  const raw = Buffer.from(source);
  const address = from ?? 'eva@shop.customer.test';
  return await judgeByDkim({ raw, ...readHeaderBlock(raw), from: { address, name: '' } }, resolve, timeout);
}

describe('a mail about which our own server says nothing', () => {
  test('is proven by a signature of the sender’s domain', async () => {
    expect(await judge(signed)).toEqual({ verdict: 'pass', reason: 'DKIM signature of customer.test' });
  });

  test('is not proven by a signature of somebody else', async () => {
    for (const name of ['mailer.test', 'elsewhere-customer.test']) {
      const other = createSigningDomain(name);
      const { verdict, reason } = await judge(await sign(other), async () => [[other.record]]);
      expect([verdict, reason]).toEqual(['none', expect.stringContaining('another domain')]);
    }
  });

  test('is not proven where anything in it was changed, or added below what is signed', async () => {
    const changes = [
      signed.replace('10-4471', '10-4472'),
      signed.replace('Subject: Where', 'Subject: There'),
      signed.replace('From: Eva Novak <eva@', 'From: Eva Novak <adam@'),
      `From: Mallory <mallory@elsewhere.test>\r\n${signed}`,
      `${await sign(domain, { maxBodyLength: 10 })}Send the money elsewhere.\r\n`,
      letter,
    ];
    for (const change of changes) expect(await judge(change)).toMatchObject({ verdict: 'none' });
    expect(await judge(signed, resolveTxt, undefined, 'jan@elsewhere.test')).toMatchObject({
      verdict: 'none',
    });
  });

  test('is neither proven nor refuted where the DNS fails, is silent or has another key', async () => {
    const failing: ResolveTxt = async () => {
      throw Object.assign(new Error('queryTxt ESERVFAIL'), { code: 'ESERVFAIL' });
    };
    const silent: ResolveTxt = () => new Promise(() => {});
    expect(await judge(signed, failing)).toMatchObject({ verdict: 'none' });
    expect(await judge(signed, silent, 50)).toMatchObject({
      verdict: 'none',
      reason: expect.stringContaining('in time'),
    });
    expect(await judge(signed, async () => [[createSigningDomain('customer.test').record]])).toMatchObject({
      verdict: 'none',
    });
    expect(await judge(signed, async () => [[`${record}; t=y`]])).toMatchObject({ verdict: 'none' });
    expect(await judge(signed, async () => [])).toMatchObject({ verdict: 'none' });
  });

  test('is worked through in stretches where it is large, so that other work has its turn', async () => {
    const large = await domain.sign(
      Buffer.from(`${letter}${'It is broken, and here is more.\r\n'.repeat(100_000)}`),
    );
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    const { verdict } = await judge(String(large));
    clearInterval(others);
    expect(verdict).toBe('pass');
    expect(turns).toBeGreaterThan(5);
  });

  test('costs no more than a few questions, however many signatures it bears', async () => {
    let asked = 0;
    const counting: ResolveTxt = async (name) => {
      asked++;
      return await resolveTxt(name);
    };
    const line = 'DKIM-Signature: v=1; a=rsa-sha256; d=a.test; s=x; h=from; bh=AA==; b=AA==\r\n';
    expect(await judge(line.repeat(1000) + signed, counting)).toMatchObject({ verdict: 'none' });
    expect(asked).toBe(0);
  });
});
