import { describe, expect, test } from 'vitest';

import { SealError, seal, unseal } from './seal.ts';

const secret = 'a secret of at least 32 characters';

describe('sealed credentials', () => {
  test('open again with the same secret in the same place, whatever characters they have', () => {
    for (const words of ['', 'correct horse', 'pässwörd ✓', 'x'.repeat(5_000)]) {
      expect(unseal(secret, 'mailbox 7', seal(secret, 'mailbox 7', words))).toBe(words);
    }
  });

  test('show nothing of the password, and look different each time', () => {
    const [first, second] = [seal(secret, 'mailbox 7', 'hunter2'), seal(secret, 'mailbox 7', 'hunter2')];
    expect(first.toString('latin1')).not.toContain('hunter2');
    expect(first.equals(second)).toBe(false);
  });

  test('under another secret say that it is another secret', () => {
    const sealed = seal(secret, 'mailbox 7', 'hunter2');
    expect(() => unseal(`${secret}!`, 'mailbox 7', sealed)).toThrow(/another BATON_SECRET/);
  });

  test('copied into the row of another mailbox do not open', () => {
    const sealed = seal(secret, 'mailbox 7', 'hunter2');
    expect(() => unseal(secret, 'mailbox 8', sealed)).toThrow(SealError);
  });

  test('with any byte changed, or cut short, do not open', () => {
    const sealed = seal(secret, 'mailbox 7', 'hunter2');
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(secret, 'mailbox 7', changed)).toThrow(SealError);
      expect(() => unseal(secret, 'mailbox 7', sealed.subarray(0, index))).toThrow(SealError);
    }
  });
});
