import { describe, expect, test } from 'vitest';

import { judgeAuthenticity } from './authenticity.ts';
import { readFields } from './header-block.ts';

function verdict(header: string, from = 'example.test', authservId: string | null = 'mx.acme.test') {
  return judgeAuthenticity(readFields(header), from, authservId).verdict;
}

describe('the verdict on a sender', () => {
  test.each([
    ['dmarc passed', 'Authentication-Results: mx.acme.test; dmarc=pass header.from=example.test', 'pass'],
    [
      'dmarc failed',
      'Authentication-Results: mx.acme.test; dkim=pass header.d=example.test; dmarc=fail',
      'fail',
    ],
    [
      'a signature of the same domain',
      'Authentication-Results: mx.acme.test; dkim=pass header.d=example.test',
      'pass',
    ],
    [
      'spf of the same domain',
      'Authentication-Results: mx.acme.test; spf=pass smtp.mailfrom=jo@example.test',
      'pass',
    ],
    [
      'a signature of another domain',
      'Authentication-Results: mx.acme.test; dkim=pass header.d=mailer.test',
      'none',
    ],
    [
      'a failed signature only',
      'Authentication-Results: mx.acme.test; dkim=fail header.d=example.test',
      'none',
    ],
    [
      'a version, comments and quotes',
      'Authentication-Results: "mx.acme.test" 1 (we); dkim (a;b)=pass (ok; x) header.d="example.test"',
      'pass',
    ],
    ['nothing done', 'Authentication-Results: mx.acme.test; none', 'none'],
    [
      'a folded field',
      'Authentication-Results: MX.acme.test;\r\n\tspf=neutral;\r\n\tdmarc=PASS (p=REJECT) header.from=example.test',
      'pass',
    ],
  ])('%s', (_, header, expected) => {
    expect(verdict(header)).toBe(expected);
  });

  test('Microsoft 365, which leaves its name out, is believed in the first field alone and only where it is ours', () => {
    const nameless =
      'Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.test; dkim=none; dmarc=pass action=none header.from=example.test;compauth=pass reason=100';
    expect(verdict(nameless, 'example.test', 'protection.outlook.com')).toBe('pass');
    expect(verdict(nameless)).toBe('none');
    const below = `Authentication-Results: dmarc=none header.from=example.test\r\n${nameless}`;
    expect(verdict(below, 'example.test', 'protection.outlook.com')).toBe('none');
    expect(
      verdict(
        `Authentication-Results: x.test; none\r\n${nameless}`,
        'example.test',
        'protection.outlook.com',
      ),
    ).toBe('none');
  });

  test('the domain above vouches for its subdomains, never the other way round', () => {
    expect(
      verdict('Authentication-Results: mx.acme.test; dkim=pass header.d=example.test', 'mail.example.test'),
    ).toBe('pass');
    expect(verdict('Authentication-Results: mx.acme.test; dkim=pass header.d=evil.example.test')).toBe(
      'none',
    );
    expect(verdict('Authentication-Results: mx.acme.test; dkim=pass header.d=test')).toBe('none');
    expect(verdict('Authentication-Results: mx.acme.test; dkim=pass header.d=notexample.test')).toBe('none');
  });
});

describe('a forged verdict', () => {
  const forged = 'Authentication-Results: mx.acme.test; dmarc=pass header.from=example.test';

  test('below the true one does not count', () => {
    expect(verdict(`Authentication-Results: mx.acme.test; dmarc=fail\r\n${forged}`)).toBe('fail');
    expect(verdict(`Authentication-Results: mx.acme.test; none\r\n${forged}`)).toBe('none');
  });

  test('of another server does not count', () => {
    expect(verdict('Authentication-Results: evil.test; dmarc=pass header.from=example.test')).toBe('none');
    expect(verdict('Authentication-Results: mx.acme.test.evil.test; dmarc=pass')).toBe('none');
  });

  test('counts for nobody where no server is trusted', () => {
    expect(verdict(forged, 'example.test', null)).toBe('none');
  });

  test('hidden in a comment or a quoted string does not count', () => {
    expect(
      verdict('Authentication-Results: mx.acme.test; spf=fail (; dmarc=pass ) smtp.mailfrom=x@y.test'),
    ).toBe('none');
    expect(verdict('Authentication-Results: mx.acme.test; spf=fail reason="; dmarc=pass"')).toBe('none');
    expect(
      verdict(
        'Authentication-Results: mx.acme.test; dkim=pass header.d=evil.test reason="header.d=example.test"',
      ),
    ).toBe('none');
  });

  test('about another domain, or for a mail with two senders, does not count', () => {
    expect(verdict('Authentication-Results: mx.acme.test; dmarc=pass header.from=evil.test')).toBe('none');
    expect(verdict(`${forged}\r\nFrom: a@example.test\r\nFrom: b@evil.test`)).toBe('none');
  });
});
