// A mail with everything that its page shows: a newsletter, pictures from elsewhere, a lying link, and files of each kind.

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR4nGNkYPjPgA0wYRUdtBIAO/8BD0yjMk4AAAAASUVORK5CYII=';
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F1 24 Tf 40 100 Td (Invoice 2026) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
`;

type File = Readonly<{ filename: string; type: string; content: Buffer }>;

const ics = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'SUMMARY:Second delivery',
  'DTSTART:20261124T090000Z',
  'LOCATION:Prague',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

export const showcaseFiles: readonly File[] = [
  { filename: 'scratch.png', type: 'image/png', content: Buffer.from(png, 'base64') },
  { filename: 'invoice.pdf', type: 'application/pdf', content: Buffer.from(pdf) },
  { filename: 'orders.csv', type: 'text/csv', content: Buffer.from('order;chair\n10-4471;"oak; dark"\n') },
  { filename: 'delivery.ics', type: 'text/calendar', content: Buffer.from(ics) },
  { filename: 'photo.jpg.exe', type: 'application/octet-stream', content: Buffer.from('MZ') },
  { filename: 'page.html', type: 'text/html', content: Buffer.from('<script>top.hostileRan=1</script>') },
];

export const showcaseSource = Buffer.from(
  [
    'Authentication-Results: mx.shop.example; dmarc=pass header.from=customer.example',
    'From: Grace Okafor <grace.okafor@customer.example>',
    'Subject: Wonderful delivery',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See the files.',
    ...showcaseFiles.flatMap(({ filename, type, content }) => [
      '--b',
      `Content-Type: ${type}; name="${filename}"`,
      `Content-Disposition: attachment; filename="${filename}"`,
      'Content-Transfer-Encoding: base64',
      '',
      content.toString('base64'),
    ]),
    '--b--',
    '',
  ].join('\r\n'),
);

export const newsletter = `<div style="background:#f2f4f7;padding:24px 0"><table width="600" align="center" bgcolor="#ffffff" cellpadding="24"><tr><td>
<h1 style="color:#14532d;font-family:Georgia">Autumn at the workshop</h1>
<p style="color:#333">Dear Grace, the <b>oak chairs</b> are back.</p>
<img src="https://pictures.example/chair.png" width="552" height="180" alt="A chair of oak">
<p><a href="https://evil.example/login">https://shop.example/login</a> · <a href="https://shop.example/chairs">See all chairs</a></p>
</td></tr></table><img src="https://pictures.example/open.gif" width="1" height="1"></div>
<div class="gmail_quote">On Monday you wrote:<blockquote>Where are the chairs?</blockquote></div>`;

export const letter =
  '<p style="color:#000">Dear team,</p><p style="color:#1f497d">the blue words of Outlook.</p>';
