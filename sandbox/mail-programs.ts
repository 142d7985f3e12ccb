// How the customers' mail programs dress what they write: HTML beside the text, and the mail they answer quoted below.

export type MailProgram = 'gmail' | 'outlook' | 'apple' | 'thunderbird';

/** The mail that is answered. */
export type Quoted = Readonly<{
  from: Readonly<{ name: string; address: string }>;
  to: string;
  subject: string;
  text: string;
  at: Date;
}>;

export type Dressing = Readonly<{ program: MailProgram; language: 'en' | 'de'; timeZone: string }>;

type Dressed = Readonly<{ text: string; html?: string; headers: Readonly<Record<string, string>> }>;

/** The bodies and the telling header fields of a mail of `words`, as the program would send it. */
export function dress(words: string, quoted: Quoted | null, how: Dressing): Dressed {
  return programs[how.program](words.trim(), quoted, how);
}

const programs: Record<MailProgram, (words: string, quoted: Quoted | null, how: Dressing) => Dressed> = {
  gmail: (words, quoted, how) => {
    const line = quoted && wroteLine(quoted, how);
    const html = [
      `<div dir="ltr">${lines(words, (line) => `<div>${line || '<br>'}</div>`)}</div>`,
      quoted &&
        `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escapeHtml(line ?? '')}<br></div>` +
          `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">` +
          `${lines(quoted.text, (line) => `${line}<br>`)}</blockquote></div>`,
    ];
    // The attribution is folded at 78 characters like any other line of its plain text.
    const text = [words, quoted && `${fold(line ?? '')}\n\n${marked(quoted.text)}`];
    return { text: join(text, '\n\n'), html: join(html, ''), headers: {} };
  },
  outlook: (words, quoted, how) => {
    const header = quoted ? headerBlock(quoted, how) : [];
    const html =
      '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">' +
      '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">' +
      '<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} --></style></head>' +
      `<body lang="${how.language === 'de' ? 'DE' : 'EN-GB'}"><div class="WordSection1">` +
      lines(words, (line) => `<p class="MsoNormal">${line || '<o:p>&nbsp;</o:p>'}</p>`) +
      (quoted
        ? '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">' +
          `${header.map(([name, value]) => `<b>${name}:</b> ${escapeHtml(value)}`).join('<br>')}</p></div>` +
          lines(quoted.text, (line) => `<p class="MsoNormal">${line || '<o:p>&nbsp;</o:p>'}</p>`)
        : '') +
      '</div></body></html>';
    const block = header.map(([name, value]) => `${name}: ${value}`).join('\n');
    const text = [words, quoted && `${'_'.repeat(32)}\n${block}\n\n${quoted.text.trim()}`];
    return { text: join(text, '\n\n'), html, headers: { 'X-Mailer': 'Microsoft Outlook 16.0' } };
  },
  apple: (words, quoted, how) => {
    const line = quoted && wroteLine(quoted, how);
    const html =
      '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>' +
      '<body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">' +
      lines(words, (line) => `${line}<br>`) +
      (quoted
        ? `<div><br><blockquote type="cite"><div>${escapeHtml(line ?? '')}</div><br><div>${lines(quoted.text, (line) => `${line}<br>`)}</div></blockquote></div>`
        : '') +
      '</body></html>';
    // This program counts its attribution to the quote.
    const text = [words, quoted && marked(`${line}\n\n${quoted.text}`)];
    return { text: join(text, '\n\n'), html, headers: { 'X-Mailer': 'Apple Mail (2.3864.100.1.1.5)' } };
  },
  thunderbird: (words, quoted, how) => ({
    text: join([quoted && `${wroteLine(quoted, how)}\n${marked(quoted.text)}`, words], '\n\n'),
    headers: {
      'User-Agent': 'Mozilla Thunderbird',
      'Content-Language': how.language === 'de' ? 'de-DE' : 'en-GB',
    },
  }),
};

/** The "… wrote:" line above a quote, in each program's own form. */
function wroteLine({ from, at }: Quoted, { program, language, timeZone }: Dressing): string {
  const who = `${from.name} <${from.address}>`;
  const part = (locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  const clock = part('en-GB', { hour: '2-digit', minute: '2-digit' });
  const numeric = part('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' });
  if (language === 'de') {
    if (program === 'gmail') {
      const day = part('de-DE', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
      return `Am ${day} um ${clock} Uhr schrieb ${who}:`;
    }
    return `Am ${numeric} um ${clock} schrieb ${program === 'thunderbird' ? from.name : who}:`;
  }
  if (program === 'gmail') {
    const day = part('en-US', { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
    return `On ${day} at ${part('en-US', { hour: 'numeric', minute: '2-digit' })} ${who} wrote:`;
  }
  if (program === 'thunderbird') {
    return `On ${part('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' })} ${clock}, ${from.name} wrote:`;
  }
  return `On ${part('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, at ${clock}, ${who} wrote:`;
}

function headerBlock(quoted: Quoted, { language, timeZone }: Dressing): [string, string][] {
  const names = language === 'de' ? ['Von', 'Gesendet', 'An', 'Betreff'] : ['From', 'Sent', 'To', 'Subject'];
  const sent = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).format(quoted.at);
  const values = [`${quoted.from.name} <${quoted.from.address}>`, sent, quoted.to, quoted.subject];
  return names.map((name, index) => [name, values[index] ?? '']);
}

const join = (parts: readonly (string | null)[], between: string): string =>
  parts.filter((part) => part !== null).join(between);

const lines = (text: string, wrap: (line: string) => string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => wrap(escapeHtml(line)))
    .join('');

const marked = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n');

function fold(line: string): string {
  const at = line.length > 78 ? line.lastIndexOf(' ', 78) : -1;
  return at > 0 ? `${line.slice(0, at)}\n${line.slice(at + 1)}` : line;
}

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
