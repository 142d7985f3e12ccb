import { describe, expect, test } from 'vitest';

import { richToText } from './rich-text.ts';
import { textToHtml } from './text-html.ts';

describe('the text of an answer', () => {
  test.each([
    [
      '<p>Hello <strong>Eva</strong>,</p><p>it is <em>on its way</em>.</p>',
      'Hello Eva,\n\nit is on its way.',
    ],
    ['<p>one<br>two</p>', 'one\ntwo'],
    ['<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>', '- a\n- b\n  - c'],
    ['<ol start="3"><li>a</li><li>b</li></ol><p>end</p>', '3. a\n4. b\n\nend'],
    ['<blockquote><p>said</p><p>so</p></blockquote>', '> said\n>\n> so'],
    ['<pre><code>a  b\n  c\n</code></pre>', 'a  b\n  c'],
    ['<p><a href="https://x.test/a">Track it</a></p>', 'Track it: https://x.test/a'],
    ['<p><a href="https://x.test/">https://x.test</a></p>', 'https://x.test'],
    ['<p><a href="mailto:a@x.test">a@x.test</a></p>', 'a@x.test'],
    ['<p>See <img src="cid:1" alt="image-1.png"></p>', 'See [image: image-1.png]'],
    ['<p>1 &lt; 2 &amp; 3</p><p></p>', '1 < 2 & 3'],
    ['', ''],
  ])('of %j reads %j', (html, text) => expect(richToText(html)).toBe(text));

  test('that was typed as plain words is those words', () => {
    const text = 'Hello Eva,\n\nyour order:\n- a chair\n- a lamp\nhttps://x.test/1 is its page.\n\nAnn';
    expect(richToText(textToHtml(text))).toBe(text);
  });
});
