import { describe, expect, it } from 'vitest';

import { makeLimits } from './sign-in-limit.ts';

const start = Date.parse('2026-11-22T12:00:00Z');
const later = (seconds: number) => new Date(start + seconds * 1000);

describe('wrong passwords', () => {
  it('make one wait after eight of them, until the first is a quarter of an hour old', () => {
    const limit = makeLimits().password;
    for (let second = 0; second < 8; second += 1) {
      expect(limit.waitSeconds('10.0.0.1', 'mia@shop.example', later(second))).toBe(0);
      limit.failed('10.0.0.1', 'mia@shop.example', later(second));
    }
    expect(limit.waitSeconds('10.0.0.1', 'mia@shop.example', later(8))).toBe(892);
    expect(limit.waitSeconds('10.0.0.1', 'mia@shop.example', later(901))).toBe(0);
  });

  it('of one address do not lock somebody else out of the same account', () => {
    const limit = makeLimits().password;
    for (let count = 0; count < 8; count += 1) limit.failed('10.0.0.1', 'mia@shop.example', later(0));
    expect(limit.waitSeconds('10.0.0.2', 'mia@shop.example', later(1))).toBe(0);
  });

  it('stop one address that goes through many accounts, and many addresses that go for one', () => {
    const limit = makeLimits().password;
    for (let count = 0; count < 40; count += 1) limit.failed('10.0.0.1', `a${count}@shop.example`, later(0));
    expect(limit.waitSeconds('10.0.0.1', 'mia@shop.example', later(1))).toBeGreaterThan(0);
    for (let count = 0; count < 100; count += 1)
      limit.failed(`10.1.0.${count}`, 'tom@shop.example', later(0));
    expect(limit.waitSeconds('10.2.0.1', 'tom@shop.example', later(1))).toBeGreaterThan(0);
  });

  it('are forgiven by the right one', () => {
    const limit = makeLimits().password;
    for (let count = 0; count < 8; count += 1) limit.failed('10.0.0.1', 'mia@shop.example', later(0));
    limit.succeeded('10.0.0.1', 'mia@shop.example');
    expect(limit.waitSeconds('10.0.0.1', 'mia@shop.example', later(1))).toBe(0);
  });
});

describe('codes and links', () => {
  it('are counted apart from passwords, and tell of the try that closes the door', () => {
    const { code, password } = makeLimits();
    const closed = Array.from({ length: 10 }, (_, count) =>
      code.failed(`10.0.0.${count}`, 'mia@shop.example', later(count)),
    );
    expect(closed).toEqual([...Array(9).fill(false), true]);
    expect(code.waitSeconds('10.9.9.9', 'mia@shop.example', later(10))).toBeGreaterThan(0);
    expect(password.waitSeconds('10.0.0.1', 'mia@shop.example', later(10))).toBe(0);
  });

  it('by mail are few', () => {
    const { mail } = makeLimits();
    for (let count = 0; count < 3; count += 1) mail.failed('10.0.0.1', 'mia@shop.example', later(0));
    expect(mail.waitSeconds('10.0.0.1', 'mia@shop.example', later(1))).toBeGreaterThan(0);
    expect(mail.waitSeconds('10.0.0.1', 'tom@shop.example', later(1))).toBe(0);
  });
});
