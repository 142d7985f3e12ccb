import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { splitReply } from '../parse/reply-text.ts';
import { quoteBriefly, quoteMail } from './quote.ts';
import { appendQuote, composeReply } from './reply-body.ts';
import { textToHtml } from './text-html.ts';

const at = new Date('2026-11-23T08:12:00Z');
const mail = { name: 'Eva Novak', address: 'eva@customer.test', text: 'Where is it?\n\nEva', at };

describe('what an answer quotes', () => {
  test.each([
    ['en', 'On 23 November 2026 at 09:12, Eva Novak wrote:'],
    ['de', 'Am 23. November 2026 um 09:12 schrieb Eva Novak:'],
    ['fr', 'Le 23 novembre 2026 à 09:12, Eva Novak a écrit :'],
    ['es', 'El 23 de noviembre de 2026 a las 09:12, Eva Novak escribió:'],
    ['cs', 'Dne 23. listopadu 2026 v 09:12 Eva Novak napsal(a):'],
    ['pl', 'On 23 November 2026 at 09:12, Eva Novak wrote:'],
  ])('is announced in the customer’s language (%s)', (language, line) => {
    const quote = quoteMail(mail, language, 'Europe/Prague');
    expect(quote?.text).toBe(`${line}\n> Where is it?\n>\n> Eva`);
    expect(quote?.html).toContain(`<p>${line}</p>`);
    expect(quote?.html).toContain('<blockquote');
  });

  test.each(['en', 'de', 'fr', 'es', 'cs'])(
    'is known again as quoted when it comes back (%s)',
    (language) => {
      const quote = quoteMail(mail, language, 'Europe/Prague');
      expect(splitReply(`Thank you, it has come.\n\n${quote?.text}\n`).reply).toBe('Thank you, it has come.');
    },
  );

  test('is by the bot no more than its beginning', () => {
    const long = { ...mail, text: Array.from({ length: 60 }, (_, n) => `Line ${n}`).join('\n') };
    const lines = quoteBriefly(long, 'en', 'Europe/Prague')?.text.split('\n') ?? [];
    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toBe('> […]');
    expect(quoteMail(long, 'en', 'Europe/Prague')?.text).toContain('> Line 59');
  });

  test('is nothing where the mail has no words', () => {
    expect(quoteMail({ ...mail, text: ' \n ' }, 'en', 'Europe/Prague')).toBeNull();
  });
});

describe('what a person writes', () => {
  const quote = quoteMail(mail, 'en', 'Europe/Prague');

  test('stands first, then the signature, then the quoted mail, in both faces', () => {
    const body = composeReply({ text: 'It is here.', signature: 'Test Shop\nshop.test', quote, images: [] });
    expect(body.text).toBe(`It is here.\n\n-- \nTest Shop\nshop.test\n\n${quote?.text}`);
    expect(body.html.indexOf('It is here.')).toBeLessThan(body.html.indexOf('shop.test'));
    expect(body.html.indexOf('shop.test')).toBeLessThan(body.html.indexOf('<blockquote'));
  });

  test('shows a pasted image in its place, and leaves other brackets alone', () => {
    const images = [{ filename: 'a"b.png', contentId: 'i1@shop.test' }];
    const { html } = composeReply({
      text: 'See [image: a"b.png] and [image: other.png]',
      signature: '',
      quote: null,
      images,
    });
    expect(html).toContain('<img src="cid:i1@shop.test" alt="a&quot;b.png"');
    expect(html).toContain('[image: other.png]');
  });

  test('has working links', () => {
    expect(textToHtml('See https://shop.test/a?b=1&c=2.')).toBe(
      '<p>See <a href="https://shop.test/a?b=1&amp;c=2">https://shop.test/a?b=1&amp;c=2</a>.</p>',
    );
  });

  test('never becomes markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { html } = composeReply({ text, signature: text, quote: null, images: [] });
        const tags = html.match(/<[^>]*>/g) ?? [];
        const ours =
          /^<(?:!doctype html|\/?html|\/?head|meta [^<]*|\/?body[^<]*|\/p|p(?: style="[^"<]*")?|br|\/?div[^<]*|a href="https?:[^"<]*"|\/a)>$/;
        expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
      }),
    );
  });
});

test('a mail of the bot keeps its words first, and its page whole', () => {
  const body = {
    text: 'We are open.\n',
    html: '<!doctype html><html><body>\n<p>We are open.</p>\n</body></html>\n',
  };
  const whole = appendQuote(body, quoteBriefly(mail, 'en', 'Europe/Prague'));
  expect(whole.text).toMatch(/^We are open\.\n\nOn 23 November/);
  expect(whole.html).toMatch(/We are open\.[\s\S]*<blockquote[\s\S]*<\/body><\/html>\n$/);
});
