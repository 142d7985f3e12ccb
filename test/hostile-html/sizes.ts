// Too much of everything: what keeps a cleaner or a browser busy.

import type { Cases } from './cases.ts';

export const sizes: Cases = {
  'two hundred thousand boxes in each other': '<div>'.repeat(200_000),
  'three hundred thousand bold letters in each other': '<b>'.repeat(300_000),
  'fifty thousand tables in each other': '<table><tr><td>'.repeat(50_000),
  'two thousand quotes in each other': '<blockquote type=cite>x'.repeat(1_900),
  'a hundred thousand frames': '<iframe>'.repeat(100_000),
  'a hundred thousand ends': '</p></div>'.repeat(100_000),
  'a million signs': '<'.repeat(300_000) + '&'.repeat(300_000) + '"'.repeat(300_000),
  'ninety thousand attributes': `<p ${Array.from({ length: 90_000 }, (_, at) => `a${at}=b`).join(' ')}>Hi</p>`,
  'ninety thousand looks': `<p style="${'color:red;'.repeat(90_000)}">Hi</p>`,
  'a look without end': `<p style="color:${'rgb('.repeat(20_000)}">Hi</p><p style="font-family:${'a-'.repeat(40_000)}(">Hi</p>`,
  'ten thousand dots': '<img src="TRACK/dot.gif" width=1 height=1>'.repeat(10_000),
  'five thousand links that lie': '<a href="https://evil.example/">https://shop.example</a> '.repeat(5_000),
  'ten thousand links': `<a href="https://shop.example/${'a'.repeat(40)}">Hi</a> `.repeat(10_000),
  'a table of a hundred thousand columns': '<table><tr><td colspan=100000 rowspan=65534>x</td></tr></table>',
  'a word of a million letters': 'a'.repeat(900_000),
  'a picture as wide as a street':
    '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width=99999999 height=99999999>',
  'a table as high as a tower':
    '<table height=99999999 cellpadding=99999><tr><td height=9999999>x</td></tr></table>',
  'a list from the end of numbers':
    '<ol start=2147483647><li>x</li></ol><ol start=-99999999999><li>x</li></ol>',
};
