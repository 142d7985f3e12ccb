import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cleanReplyHtml, openSlots, placePictures, shownPictures } from './reply-html.ts';

describe('the HTML of an answer', () => {
  test.each([
    ['<p onclick="x()">a<script>alert(1)</script></p>', '<p>a</p>'],
    ['<p style="position:fixed" class="x">a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<img src="https://tracker.test/1.gif"><p>a</p>', '<p>a</p>'],
    ['<img src="/reply-files/7" alt="a.png" onerror="x()">', '<img src="/reply-files/7" alt="a.png" />'],
    ['<img src="/reply-files/../sign-out">', ''],
    [
      '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>',
      '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>',
    ],
    ['<p>a</p><p></p><p><br></p><p>b</p>', '<p>a</p><p>b</p>'],
    ['<div><b>a</b><i>b</i></div>', '<p><strong>a</strong><em>b</em></p>'],
    ['<svg><style>*{}</style></svg><iframe src="x"></iframe><form>a</form>', 'a'],
    ['<span class="x">a</span>', 'a'],
  ])('%j is stored as %j', (html, clean) => expect(cleanReplyHtml(html)).toBe(clean));

  test('holds no tag and no attribute beyond those, whatever was pasted', () => {
    const piece = fc.constantFrom(
      ...['<p>', '</p>', '<b x="1">', '<li>', '</ul>', '<img src=x onerror=a>', 'a', '<', '"', '<math><mi>'],
      ...['<a href="data:x">', '</a>', '<style>', '<!--', '-->', '<svg/onload=a>', '<p/style=x>'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const left = cleanReplyHtml(pieces.join('')).replace(/<\/?(?:p|strong|li|ul|a)>/g, '');
        expect(left).not.toMatch(/[<>]/);
      }),
    );
  });

  test('says what is still to be filled in', () => {
    const html = cleanReplyHtml('<p>Hello <span data-slot="order.number">order number</span></p>');
    expect(openSlots(html)).toEqual(['order.number']);
    expect(openSlots('<p>{{ order.number }}</p>')).toEqual([]);
  });

  test('shows its pictures by their Content-ID, and leaves out one that is gone', () => {
    const html = '<p><img src="/reply-files/7" alt="a.png" /><img src="/reply-files/8" alt="b.png" /></p>';
    expect([...shownPictures(html)]).toEqual([7, 8]);
    expect(placePictures(html, new Map([[7, { contentId: 'x@shop.test' }]]))).toBe(
      '<p><img src="cid:x@shop.test" alt="a.png" style="max-width: 100%"></p>',
    );
  });
});
