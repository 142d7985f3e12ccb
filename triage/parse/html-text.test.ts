import fc from 'fast-check';
import { expect, test } from 'vitest';

import { htmlToText } from './html-text.ts';

test('HTML reads as its reader sees it: lines, lists, entities, no styles, no scripts', () => {
  const html =
    '<html><head><title>no</title><style>p{}</style></head><body><p>Hi &amp; hello,</p><div>one<br>two</div><ul><li>first<li>second</ul><script>bad()</script><table><tr><td>Order</td><td>4711</td></tr></table></body></html>';
  expect(htmlToText(html).text).toBe('Hi & hello,\n\none\ntwo\n\n- first\n- second\n\nOrder 4711');
});

test('a quotation is marked with ">", an indented paragraph is not', () => {
  const html =
    '<p>yes</p><blockquote style="margin-left:40px">indented</blockquote><blockquote type="cite">quoted<blockquote type="cite">deeper</blockquote></blockquote>';
  const { text } = htmlToText(html);
  expect(text).toContain('\nindented');
  expect(text).toContain('> quoted');
  expect(text).toContain('>> deeper');
});

test('a head that is never closed hides nothing', () => {
  expect(htmlToText('<head><meta charset=utf-8><div>seen</div>').text).toBe('seen');
});

test('what mail programs call the quotation and the signature is found', () => {
  const html = '<div>new</div><div id="divRplyFwdMsg">From: us</div><div class="gmail_signature">Jo</div>';
  expect(htmlToText(html)).toMatchObject({ quoteLines: [1], signatureLines: [2] });
});

test('random and hostile markup is read in a time that grows with its length only', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', 'p', '/', '"', '=', ' ', '&', '!', '-') }),
      (html) => {
        expect(typeof htmlToText(html).text).toBe('string');
      },
    ),
  );
  for (const one of ['<', '<p>', '<blockquote type=cite>', '<div class="', '&', '<!--', '</', '<a ']) {
    const before = process.cpuUsage();
    htmlToText(one.repeat(300_000));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  }
});
