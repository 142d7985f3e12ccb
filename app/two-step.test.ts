import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import {
  beginTwoStep,
  findTotpStep,
  makeRecoveryCodes,
  openSetUp,
  openTotp,
  plainCode,
  sealTotp,
} from './two-step.server.ts';

const key = 'k'.repeat(40);
/** The secret of RFC 6238, appendix B: "12345678901234567890" in base 32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code', () => {
  // The last six of the eight digits there.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at second %i is that of RFC 6238', async (seconds, code) => {
    expect(await findTotpStep(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('is taken from the step before and the step after, and from no other', async () => {
    const steps = await Promise.all(
      [-61, -30, 0, 30, 61].map((off) =>
        findTotpStep(secret, codeAt(1_234_567_890), at(1_234_567_890 + off)),
      ),
    );
    const own = Math.floor(1_234_567_890 / 30);
    expect(steps).toEqual([null, own, own, own, null]);
  });

  it.each(['', '00592', '0059244', 'abcdef', ' 005924'])('is not %j', async (code) => {
    expect(await findTotpStep(secret, code, at(1_234_567_890))).toBeNull();
  });
});

/** Written once more, by the letter of RFC 4226. */
function codeAt(seconds: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const mac = createHmac('sha1', '12345678901234567890').update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('a secret', () => {
  it('is shown as a picture and as words, and comes back sealed, for its agent alone', async () => {
    const made = await beginTwoStep(key, { id: 7, email: 'mia@shop.example' });
    expect(made.uri).toMatch(/^otpauth:\/\/totp\/Baton:mia%40shop\.example\?secret=[A-Z2-7]{32}/);
    expect(made.picture).toMatch(/^data:image\/svg\+xml;base64,/);
    const opened = openSetUp(key, 7, made.sealed);
    expect(made.secret.replaceAll(' ', '')).toBe(opened);
    expect(() => openSetUp(key, 8, made.sealed)).toThrow();
    const sealed = sealTotp(key, 7, opened);
    expect(openTotp(key, 7, sealed)).toBe(opened);
    expect(() => openTotp('another'.repeat(8), 7, sealed)).toThrow('BATON_SECRET');
    // What waits for its first code is not yet what codes are checked with.
    expect(() => openTotp(key, 7, Buffer.from(made.sealed, 'base64url'))).toThrow();
  });
});

describe('recovery codes', () => {
  it('are ten, each another, and known however they are typed', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
    expect(plainCode(' abcd-efgh jkmn 2345')).toBe(plainCode('ABCD-EFGH-JKMN-2345'));
  });
});
