import { describe, expect, it } from 'vitest';

import { sayIn } from './language.ts';
import { mailPage } from './mail-page.ts';

const options = {
  images: false,
  inline: new Map<string, string>(),
  dark: false,
  say: sayIn('en'),
  plain: 'Plain words',
};
const bodyOf = (page: string) => /<body dir="auto">(.*)<\/body>/s.exec(page)?.[1];
const show = (html: string, changes: Partial<typeof options> = {}) =>
  bodyOf(mailPage(html, { ...options, ...changes }));

describe('a link', () => {
  it.each([
    [
      'another host',
      '<a href="https://evil.example/a">shop.example</a>',
      'leads to evil.example, not to shop.example',
    ],
    [
      'another host in full',
      '<a href="https://evil.example/a">https://www.shop.example/login</a>',
      'leads to evil.example, not to www.shop.example',
    ],
    [
      'a host behind a name',
      '<a href="https://shop.example@evil.example/">Sign in</a>',
      'leads to evil.example: what',
    ],
    [
      'a look-alike',
      '<a href="https://ѕhop.example/">Sign in</a>',
      'leads to xn--hop-ehd.example: its letters',
    ],
    ['a number', '<a href="http://2130706433/">Sign in</a>', 'leads to 127.0.0.1, a number'],
  ])('that leads to %s says so', (_what, html, words) => {
    expect(show(html)).toContain(`<b class="doubt">⚠ ${words}`);
  });

  it.each([
    '<a href="https://shop.example/a">shop.example</a>',
    '<a href="https://www.shop.example/a">https://shop.example/other</a>',
    '<a href="https://news.shop.example/a">shop.example</a>',
    '<a href="https://files.example/a">Rechnung.pdf</a>',
    '<a href="https://shop.example/a">Read more</a>',
    '<a href="mailto:a@shop.example">b@other.example</a>',
  ])('that leads where it says stays as it is: %s', (html) => {
    expect(show(html)).not.toContain('doubt');
  });

  it('shows its true target to who waits above it, whatever title it has', () => {
    expect(show('<a href="https://shop.example/a" title="https://bank.example">Go</a>')).toContain(
      'title="https://shop.example/a"',
    );
  });

  it('cannot smuggle markup into what is said about it', () => {
    expect(show('<a href="https://evil.example/&quot;><i>">shop.example</a>')).not.toContain('<i>');
  });
});

describe('quoted text', () => {
  const fold = '<details class="quote"><summary>Quoted text</summary>';
  it.each([
    ['Gmail', '<p>Hi</p><div class="gmail_quote"><div>On Monday:</div><blockquote>Old</blockquote></div>'],
    ['Apple', '<p>Hi</p><blockquote type="cite"><p>Old</p></blockquote>'],
    ['Outlook on the web', '<p>Hi</p><div id="divRplyFwdMsg">From: x</div><p>Old</p>'],
  ])('of %s is folded where it ends the mail', (_program, html) => {
    const shown = show(html) ?? '';
    expect(shown).toContain(fold);
    expect(shown.indexOf('Old')).toBeGreaterThan(shown.indexOf(fold));
    expect(shown.endsWith('</details>')).toBe(true);
  });

  it('with answers between stays open, and so does a mail that is nothing else', () => {
    expect(show('<p>Hi</p><blockquote type="cite">Old</blockquote><p>My answer</p>')).not.toContain(
      '<details',
    );
    expect(show('<div class="gmail_quote">Forwarded</div>')).not.toContain('<details');
  });
});

describe('in the dark', () => {
  const dark = { dark: true };
  it('a letter without a design is dark, and its colours are light enough', () => {
    const page = mailPage('<p style="color:#000;background:#fff">A <font color="navy">word</font></p>', {
      ...options,
      ...dark,
    });
    expect(page).toContain('color-scheme:dark');
    expect(bodyOf(page)).toMatch(/^<p>A <font style="color:hsl\(240 100% \d+%\)">word<\/font><\/p>$/);
  });

  it('a design keeps its own light ground', () => {
    const page = mailPage('<table bgcolor="#f4f4f4"><tr><td style="color:#000">A</td></tr></table>', {
      ...options,
      ...dark,
    });
    expect(page).toContain('color-scheme:light');
    expect(bodyOf(page)).toContain('color:#000');
  });
});

describe('words whose ground only a style sheet gave', () => {
  /** What stands in the words' own element, or nearest around them. */
  const inkOf = (html: string, words: string) => {
    const before = (show(html) ?? '').split(words)[0] ?? '';
    return [...before.matchAll(/color:([^;"]+)/g)].at(-1)?.[1];
  };
  const sheet = (rules: string) => `<html><head><style>${rules}</style></head>`;

  it.each([
    [
      'a banner',
      `${sheet('.hero{background:#102a43}')}<body><div class="hero"><h1 style="color:#ffffff">Sale</h1></div></body></html>`,
      'Sale',
    ],
    [
      'a button',
      `${sheet('.btn{background-color:#0055ff;padding:12px}')}<body><p>New chairs.</p><a class="btn" href="https://shop.example/" style="color:#fff;text-decoration:none">See them</a></body></html>`,
      'See them',
    ],
    [
      'a body in the dark',
      '<html><body bgcolor="#000000"><table width="600"><tr><td style="color:white">Night edition</td></tr></table></body></html>',
      'Night edition',
    ],
    [
      'a picture behind',
      '<body><table width="600" background="https://shop.example/bg.png"><tr><td><font color="#fefefe">Over the picture</font></td></tr></table></body>',
      'Over the picture',
    ],
    [
      'a gradient',
      '<body><div style="background:linear-gradient(#123,#456);color:rgb(250, 250, 250)"><span>In the gradient</span></div></body>',
      'In the gradient',
    ],
    [
      'words of a picture that is not fetched',
      `${sheet('td{background:#222}')}<body><table width="600"><tr><td style="color:#fff">.<img src="https://shop.example/logo.png" alt="Acme" style="color:#fff"></td></tr></table></body>`,
      '" data-blocked',
    ],
  ])('can be read all the same: %s', (_what, html, words) => {
    expect(inkOf(html, words)).toMatch(/^#1c2024$/);
  });

  it('keep the hue that was chosen', () => {
    expect(inkOf('<div class="dark"><p style="color:#ffe066">Gold</p></div>', 'Gold')).toMatch(
      /^hsl\(48 100% \d+%\)$/,
    );
  });

  it('are judged by the colour that they have now, where they stand on another ground within', () => {
    const html = '<p style="color:#ffe066">Gold <span style="background:#102a43">Night</span></p>';
    expect(inkOf(html, 'Night')).toMatch(/^hsl\(48 100% (?:[5-9]\d)%\)$/);
  });

  it('can be read where a ground has come along and their own colour has not', () => {
    const html = `${sheet('td,a{color:#fff}')}<body><table width="600"><tr><td bgcolor="#101820">Dark cell <a href="https://shop.example/">Link</a></td></tr></table></body>`;
    expect(inkOf(html, 'Dark cell')).toBe('#edeef0');
    expect(inkOf(html, 'Link<')).toMatch(/^hsl\(/);
  });

  it.each([
    ['white on a dark cell', '<table><tr><td bgcolor="#102a43" style="color:#ffffff">A</td></tr></table>'],
    ['white on a dark ground', '<div style="background-color:#102a43"><p style="color:#fff">A</p></div>'],
    ['grey that was chosen', '<p style="color:#8a8a8a">A</p>'],
    ['what nobody here can judge', '<div style="background:rebeccapurple"><p style="color:#fff">A</p></div>'],
    ['marked words', '<p><mark>A</mark></p>'],
  ])('are left as they are: %s', (_what, html) => {
    expect(show(html)).not.toMatch(/#1c2024|#edeef0|[^-]color:hsl\(\d+ \d+% \d+%\)"/);
  });

  it('are words still, whatever the colours say', () => {
    const html = '<p style="color:#fff" title="&quot;><script>x</script>">&lt;b&gt; &amp; "quotes"</p>';
    expect(show(html)).toBe(
      '<p style="color:#1c2024" title="&quot;><script>x</script>">&lt;b&gt; &amp; "quotes"</p>',
    );
  });
});

it('the page above is told what was held back', () => {
  const html = '<img src="https://a.example/a.png"><img src="https://a.example/b.png" width="1" height="1">';
  expect(mailPage(html, options)).toContain(
    'data-pictures="1" data-trackers="1" data-doubts="0" data-fetched="0"',
  );
});

it('what is built to be beyond reading is shown by its plain words', () => {
  const shown = show('<div>'.repeat(100_000), { plain: 'Plain <words>' });
  expect(shown).toContain('Plain &#60;words&#62;');
});
