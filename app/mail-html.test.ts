import { describe, expect, it } from 'vitest';

import { cleanMailHtml } from './mail-html.ts';

const inline = new Map([['logo@shop', 'data:image/png;base64,AA']]);
const clean = (html: string, images = false) =>
  cleanMailHtml(html, { images, inline }).split('</style>').slice(1).join('');

describe('the HTML of a stranger', () => {
  it.each([
    ['a script', '<p>Hi<script>alert(1)</script></p>', '<p>Hi</p>'],
    ['an event handler', '<p onclick="alert(1)">Hi</p>', '<p>Hi</p>'],
    [
      'a script address',
      '<a href="javascript:alert(1)">Hi</a>',
      '<a target="_blank" rel="noopener noreferrer nofollow">Hi</a>',
    ],
    ['a form', '<form action="https://evil.example"><input name="password">Hi</form>', 'Hi'],
    ['a frame', '<iframe src="https://evil.example"></iframe>Hi', 'Hi'],
    [
      'a style that fetches',
      '<p style="background:url(https://evil.example);color:red">Hi</p>',
      '<p style="color:red">Hi</p>',
    ],
    [
      'a style laid over the page',
      '<p style="position:fixed;color:red">Hi</p>',
      '<p style="color:red">Hi</p>',
    ],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">Hi', 'Hi'],
    ['a picture that reports', '<p>Hi<img src="https://evil.example/pixel"></p>', '<p>Hi</p>'],
    ['an SVG', '<svg onload="alert(1)"><circle /></svg>Hi', 'Hi'],
  ])('loses %s and keeps its words', (_what, dirty, expected) => {
    expect(clean(dirty)).toBe(expected);
  });

  it('keeps its looks, its links and what it brings along', () => {
    const html =
      '<table><tr><td style="color:#333">A <b>word</b></td></tr></table><img src="data:image/png;base64,AA" alt="x" />';
    expect(clean(html)).toContain('<td style="color:#333">A <b>word</b></td>');
    expect(clean(html)).toContain('src="data:image/png;base64,AA"');
  });

  it('gets its pictures where somebody asked for them', () => {
    expect(clean('<img src="https://shop.example/a.png" />', true)).toContain('https://shop.example/a.png');
  });

  it('shows the pictures that it brings along, and no others', () => {
    expect(clean('<img src="cid:logo%40shop" alt="Logo">')).toContain('src="data:image/png;base64,AA"');
    expect(clean('<img src="cid:logo@shop">')).toContain('src="data:image/png;base64,AA"');
    expect(clean('<img src="cid:unknown">')).toBe('');
    expect(clean('<img src="cid:%E0%A4%A">')).toBe('');
  });
});
