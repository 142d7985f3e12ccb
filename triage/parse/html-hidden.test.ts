import { describe, expect, test } from 'vitest';

import { htmlToText } from './html-text.ts';

const text = (html: string) => htmlToText(html).text.replace(/\s+/g, ' ').trim();

describe('what a reader does not see is not read', () => {
  test.each([
    '<span style="display:none">SECRET</span>',
    '<div style="font-size:12px; DISPLAY : none !important">SECRET</div>',
    '<p hidden>SECRET</p>',
    '<span style="visibility:hidden">SECRET</span>',
    '<span style="font-size:0">SECRET</span>',
    '<span style="font-size: 0px; color: red">SECRET</span>',
    '<span style="font-size:1px">SECRET</span>',
    '<span style="font-size:0.1em">SECRET</span>',
    '<span style="color:#fff">SECRET</span>',
    '<span style="color:#FEFEFE">SECRET</span>',
    '<font color="white">SECRET</font>',
    '<font color=#ffffff><b>SECRET</b></font>',
    '<span style="color:rgb(255, 255, 255)">SECRET</span>',
    '<span style="color:rgba(0,0,0,0)">SECRET</span>',
    '<span style="color:transparent">SECRET</span>',
    '<div style="background:#000"><span style="color:#010101">SECRET</span></div>',
    '<table bgcolor="#336699"><tr><td><font color="#336699">SECRET</font></td></tr></table>',
    '<span style="opacity:0">SECRET</span>',
    '<span style="opacity:.01">SECRET</span>',
    '<div style="max-height:0;overflow:hidden">SECRET</div>',
    '<div style="height:1px;width:1px;overflow:hidden">SECRET</div>',
    '<div style="position:absolute;left:-9999px">SECRET</div>',
    '<div style="text-indent:-9999px">SECRET</div>',
    '<span style="mso-hide:all">SECRET</span>',
    '<!-- SECRET -->',
    '<div style="display:none"><div>a</div><p>SECRET<p>SECRET</div>',
    '<div style="display:none"><span style="display:block;color:#000">SECRET</span></div>',
    '<style>.q{display:none}</style><p class="a q">SECRET</p>',
    '<style><!-- p.q, #z { color : #FFF !important } --></style><p class="q">SECRET</p>',
    '<style>@media print{.a{color:red}} #z{font-size:0}</style><p id="z">SECRET</p>',
    '<img alt="x"><span style="display:none"><img alt="SECRET">SECRET</span>',
  ])('%s', (html) => {
    expect(text(`<p>Before</p>${html}<p>After</p>`)).toBe('Before After');
  });
});

describe('what a reader sees stays', () => {
  test.each([
    '<span style="color:#333">SEEN</span>',
    '<span style="font-size:1em">SEEN</span>',
    '<span style="font-size:10px">SEEN</span>',
    '<span style="font-size:0.9rem">SEEN</span>',
    '<a style="background-color:#0a6;color:#ffffff">SEEN</a>',
    '<td bgcolor="#000000"><font color="white">SEEN</font></td>',
    '<div style="background:url(x.png)"><span style="color:#fff">SEEN</span></div>',
    '<td style="font-size:0px"><div style="font-size:13px">SEEN</div></td>',
    '<div style="color:#fff"><div style="background:black">SEEN</div></div>',
    '<div style="color:#fff"><span style="color:black">SEEN</span></div>',
    '<style>@media (max-width:600px){.m{display:none}}</style><p class="m">SEEN</p>',
    '<style>.d{background:#234}</style><div class="d"><font color="ffffff">SEEN</font></div>',
    '<style>.q{display:none}</style><p class="q" style="display:block">SEEN</p>',
    '<style>@import url(x.css); .q .r{display:none}</style><p class="r">SEEN</p>',
    '<div style="opacity:0.8">SEEN</div>',
    '<div style="max-height:0">SEEN</div>',
    '<div style="border-color:#fff">SEEN</div>',
    '<p style="display:none">hidden<p>SEEN</p>',
    '<p style="display:none">hidden<div>SEEN</div>',
    '<span style="display:none">hidden</span>SEEN',
  ])('%s', (html) => {
    expect(text(html)).toBe('SEEN');
  });

  test('also behind more nested elements than any mail has', () => {
    const deep = `${'<div>'.repeat(500)}x${'</div>'.repeat(500)}`;
    expect(text(`<div style="display:none">${deep}</div>SEEN`)).toBe('SEEN');
  });
});

test('style sheets of any size and shape are read in a time that grows with their length only', () => {
  for (const one of ['@', '{', '}', '@media{', '.a{b:c}', '/*', 'a,', '<!--']) {
    const before = process.cpuUsage();
    htmlToText(`<style>${one.repeat(200_000)}</style><p class="${'a '.repeat(900)}">seen</p>`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  }
});
