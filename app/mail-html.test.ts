import { describe, expect, it } from 'vitest';

import { cleanMailHtml } from './mail-html.ts';

const inline = new Map([['logo@shop', 'data:image/png;base64,AA']]);
const read = (html: string, images = false) => {
  const clean = cleanMailHtml(html, { images, inline });
  if (!clean) throw new Error('beyond reading');
  return clean;
};
const clean = (html: string, images = false) => read(html, images).html;

describe('the HTML of a stranger', () => {
  it.each([
    ['a script', '<p>Hi<script>alert(1)</script></p>', '<p>Hi</p>'],
    ['an event handler', '<p onclick="alert(1)">Hi</p>', '<p>Hi</p>'],
    ['a script address', '<a href="javascript:alert(1)">Hi</a>', '<a>Hi</a>'],
    ['a link into the desk', '<a href="/sign-out">Hi</a>', '<a>Hi</a>'],
    ['a form', '<form action="https://evil.example"><input name="password">Hi</form>', 'Hi'],
    ['a frame', '<iframe src="https://evil.example"></iframe>Hi', 'Hi'],
    ['a title', '<title>News</title>Hi', 'Hi'],
    [
      'a style that fetches',
      '<p style="background:url(https://evil.example);color:red">Hi</p>',
      '<p style="color:red">Hi</p>',
    ],
    [
      'a style laid over the page',
      '<p style="position:fixed;margin:-9px;color:red">Hi</p>',
      '<p style="color:red">Hi</p>',
    ],
    [
      'a style that grows with its frame',
      '<p style="height:100vh;color:red">Hi</p>',
      '<p style="color:red">Hi</p>',
    ],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">Hi', 'Hi'],
    ['an SVG', '<svg onload="alert(1)"><circle /></svg>Hi', 'Hi'],
    ['what turns words round', '<p>gpj.\u202eexe<bdo dir="rtl">abc</bdo></p>', '<p>gpj.exeabc</p>'],
  ])('loses %s and keeps its words', (_what, dirty, expected) => {
    expect(clean(dirty)).toBe(expected);
  });

  it('keeps its looks, its links and what it brings along', () => {
    const html =
      '<table bgcolor="#eee"><tr><td style="color:#333;background:#fafafa;padding:0 8px">A <b>word</b></td></tr></table><img src="data:image/png;base64,AA" alt="x" />';
    expect(clean(html)).toContain(
      '<td style="color:#333;background:#fafafa;padding:0 8px">A <b>word</b></td>',
    );
    expect(clean(html)).toContain('src="data:image/png;base64,AA"');
    expect(clean('<a href="HTTPS://Shop.example/a b">Hi</a>')).toBe(
      '<a href="https://shop.example/a%20b" target="_blank" rel="noopener noreferrer nofollow">Hi</a>',
    );
  });

  it('keeps the place of a picture that is not fetched, and fetches it without a word of who reads', () => {
    const html = '<img src="http://shop.example/a.png" alt="A chair" width="200" />';
    expect(read(html)).toMatchObject({
      html: '<img alt="A chair" width="200" data-blocked="1" />',
      pictures: 1,
      trackers: 0,
    });
    expect(clean(html, true)).toBe(
      '<img alt="A chair" width="200" src="https://shop.example/a.png" referrerpolicy="no-referrer" />',
    );
  });

  it.each([
    ['a dot', '<img src="https://shop.example/a.png" width="1" height="1">'],
    ['a dot by its style', '<img src="https://shop.example/a.png" style="width:1px;height:1px !important">'],
    ['what is not shown', '<img src="https://shop.example/a.png" style="display: none">'],
    ['a known address', '<img src="https://shop.us1.list-manage.com/track/open.php?u=1">'],
    ['a known path', '<img src="https://links.shop.example/wf/open?upn=abc" alt="">'],
    ['a known host', '<img src="https://pixel.shop.example/x.png" width="600">'],
  ])('never fetches a tracker, and counts it: %s', (_what, html) => {
    expect(read(html, true)).toMatchObject({ html: '', pictures: 0, trackers: 1 });
  });

  it.each([
    'https://shop.example/openair/opening.png',
    'https://cdn.example/tracks/cover.jpg',
    'https://shop.example/pixelart/space.png',
    'https://img.example/o/chair.png',
  ])('takes a picture for a picture: %s', (src) => {
    expect(read(`<img src="${src}" width="300">`)).toMatchObject({ pictures: 1, trackers: 0 });
  });

  it('shows the pictures that it brings along, and no others', () => {
    expect(clean('<img src="cid:logo%40shop" alt="Logo">')).toContain('src="data:image/png;base64,AA"');
    expect(clean('<img src="cid:logo@shop">')).toContain('src="data:image/png;base64,AA"');
    expect(clean('<img src="cid:unknown">')).toBe('');
    expect(clean('<img src="cid:%E0%A4%A">')).toBe('');
  });

  it('that nobody could have written is not read at all', () => {
    expect(cleanMailHtml('<div>'.repeat(100_000), { images: false, inline })).toBeNull();
  });
});
