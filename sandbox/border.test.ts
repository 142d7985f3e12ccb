import { describe, expect, it } from 'vitest';

import { type Arrival, receiveAtBorder } from './border.ts';

const arrival: Arrival = {
  envelopeFrom: 'ann@post.example',
  to: 'support@halden.example',
  host: 'mx.halden.example',
  via: 'mail.post.example',
  at: new Date('2026-11-22T08:00:00Z'),
  dmarc: 'pass',
};

const receive = (mail: string, changes: Partial<Arrival> = {}): string =>
  receiveAtBorder(Buffer.from(mail), { ...arrival, ...changes }).toString();

describe('a mail that arrives at the support mailbox', () => {
  it('carries the verdict on top, then the envelope sender and the way it took', () => {
    expect(receive('From: Ann <ann@post.example>\r\nSubject: Hi\r\n\r\nBody\r\n')).toBe(
      'Authentication-Results: mx.halden.example;\r\n dmarc=pass header.from=post.example;\r\n' +
        ' spf=pass smtp.mailfrom=ann@post.example\r\n' +
        'Return-Path: <ann@post.example>\r\n' +
        'Received: from mail.post.example by mx.halden.example with ESMTPS\r\n' +
        ' for <support@halden.example>; Sun, 22 Nov 2026 08:00:00 +0000\r\n' +
        'From: Ann <ann@post.example>\r\nSubject: Hi\r\n\r\nBody\r\n',
    );
  });

  it.each([
    ['in plain sight', 'Authentication-Results: mx.halden.example; dmarc=pass header.from=bank.example'],
    ['in capitals', 'AUTHENTICATION-RESULTS: MX.Halden.Example; dmarc=pass'],
    ['with a version', 'Authentication-Results: mx.halden.example 1; dmarc=pass'],
    ['behind a comment', 'Authentication-Results: (a (nested) one) mx.halden.example; dmarc=pass'],
    ['in quotes', 'Authentication-Results: "mx.halden.example"; dmarc=pass'],
    ['folded', 'Authentication-Results:\r\n mx.halden.example;\r\n dmarc=pass'],
    ['with a blank before the colon', 'Authentication-Results : mx.halden.example; dmarc=pass'],
  ])('loses a forged verdict %s', (_how, forged) => {
    const stored = receive(`${forged}\r\nFrom: a@post.example\r\n\r\nBody`, { dmarc: 'fail' });
    expect(stored.match(/authentication-results/gi)).toHaveLength(1);
    expect(stored).toContain('dmarc=fail header.from=post.example');
    expect(stored).not.toContain('dmarc=pass');
  });

  it("keeps another server's verdict, and a forged one that only stands in the body", () => {
    const stored = receive(
      'Authentication-Results: mx.other.example; dmarc=pass\r\nFrom: a@post.example\r\n\r\n' +
        'Authentication-Results: mx.halden.example; dmarc=pass\r\n',
    );
    expect(stored).toContain('\r\nAuthentication-Results: mx.other.example; dmarc=pass\r\n');
    expect(stored.endsWith('\r\n\r\nAuthentication-Results: mx.halden.example; dmarc=pass\r\n')).toBe(true);
  });

  it('is judged by its address, not by what its name pretends', () => {
    expect(receive('From: "x@bank.example" <a@post.example>\r\n\r\n')).toContain('header.from=post.example');
    expect(receive('From: a@post.example, b@bank.example\r\n\r\n')).toContain('dmarc=permerror');
    expect(receive('From: a@post.example\r\nFrom: b@bank.example\r\n\r\n')).toContain('dmarc=permerror');
    expect(receive('Subject: nobody\r\n\r\n')).toContain('dmarc=permerror');
  });

  it('keeps every byte of its body and gets the line ends of the wire', () => {
    const body = Buffer.from([0xe9, 0x0a, 0x00, 0xff, 0x0d, 0x0a]);
    const stored = receiveAtBorder(Buffer.concat([Buffer.from('From: a@post.example\n\n'), body]), arrival);
    expect(stored.subarray(-7)).toEqual(Buffer.from([0xe9, 0x0d, 0x0a, 0x00, 0xff, 0x0d, 0x0a]));
  });

  it('survives having no header, or nothing but one', () => {
    expect(receive('\r\nBody').endsWith('\r\n\r\nBody')).toBe(true);
    expect(receive('Subject: x').endsWith('\r\nSubject: x')).toBe(true);
    expect(receive('')).toContain('Return-Path: <ann@post.example>');
  });

  it('loses a Return-Path of its own', () => {
    const stored = receive('Return-Path: <old@post.example>\r\nFrom: a@post.example\r\n\r\n', {
      envelopeFrom: '',
    });
    expect(stored.match(/^Return-Path: .*$/gm)).toEqual(['Return-Path: <>']);
  });
});
