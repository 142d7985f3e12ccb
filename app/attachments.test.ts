import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addAgent } from '../db/agents.ts';
import { openSession } from '../db/sessions.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { seedDesk } from '../test/seed/desk.ts';
import { loader as showPreview } from './routes/attachments.$id.preview.ts';
import { loader } from './routes/attachments.$id.ts';
import { loader as showHtml } from './routes/messages.$id.html.ts';
import { writeSessionToken } from './session.ts';

const test = useTestDatabase();
const source = Buffer.from(
  [
    'From: Kim <kim@customer.example>',
    'To: support@shop.example',
    'Subject: Photo',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See the photo.',
    '--b',
    'Content-Type: text/html; name="page.html"',
    'Content-Disposition: attachment; filename="page.html"',
    '',
    '<script>alert(1)</script>',
    '--b',
    'Content-Type: image/png; name="photo.png"',
    'Content-Disposition: attachment; filename="photo.png"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('not really a picture').toString('base64'),
    '--b--',
    '',
  ].join('\r\n'),
);
let ids: number[];
let cookie: string;

beforeAll(async () => {
  const desk = await seedDesk(test.db, new Date());
  const raw = await test.db
    .insertInto('raw_mail')
    .values({ source })
    .returning('id')
    .executeTakeFirstOrThrow();
  const message = await test.db
    .updateTable('message')
    .set({ raw_mail_id: raw.id })
    .where('conversation_id', '=', desk.conversations.cancel ?? 0)
    .where('direction', '=', 'in')
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = await test.db
    .insertInto('attachment')
    .values(
      ['text/html', 'image/png'].map((content_type, position) => ({
        message_id: message.id,
        position,
        filename: position === 0 ? 'Seite "1".html' : 'Fotka ž.png',
        content_type,
        size: 20,
        inline: false,
      })),
    )
    .returning('id')
    .execute();
  ids = rows.map((row) => row.id);
  const agent = await addAgent(test.db, {
    email: 'a@shop.example',
    name: 'A',
    role: 'agent',
    password: 'long enough',
  });
  const token = await openSession(test.db, agent?.id ?? 0, new Date());
  cookie = (await writeSessionToken(token, makeTestContext(test))).split(';')[0] ?? '';
});

const open = (id: number | undefined) => {
  const request = new Request(`http://desk.test/attachments/${id}`, { headers: { Cookie: cookie } });
  return loader({ request, params: { id: String(id) }, context: makeTestContext(test) });
};

describe('an attachment', () => {
  it('that a browser only draws is shown', async () => {
    const response = await open(ids[1]);
    expect(await response.text()).toBe('not really a picture');
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(response.headers.get('Content-Disposition')).toBe(
      `inline; filename="Fotka _.png"; filename*=UTF-8''Fotka%20%C5%BE.png`,
    );
  });

  it('that could run is only ever saved', async () => {
    const response = await open(ids[0]);
    expect((await response.text()).trim()).toBe('<script>alert(1)</script>');
    expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="Seite _1_\.html"/);
    expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  it('is saved where somebody wants that, whatever it is', async () => {
    const request = new Request(`http://desk.test/attachments/${ids[1]}?save`, {
      headers: { Cookie: cookie },
    });
    const response = await loader({
      request,
      params: { id: String(ids[1]) },
      context: makeTestContext(test),
    });
    expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment; filename="Fotka _\.png"/);
  });

  it('that is not there is a 404', async () => {
    const answer = await open(999_999);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('This file is gone');
  });

  describe('of a mail that was built to mislead', () => {
    const hostile = [
      ['no mail at all', '\0\0\0'],
      ['nothing', ''],
      ['parts that never end', `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(500)}`],
      ['fewer files than were counted', 'From: a@b.example\r\n\r\nNo file here.'],
      ['a mail in a mail in a mail', 'From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n'.repeat(300)],
    ] as const;
    let file: number;
    const keep = async (words: string) => {
      const source = Buffer.from(words);
      const insert = test.db.insertInto('raw_mail').values({ source }).returning('id');
      const { id: raw_mail_id } = await insert.executeTakeFirstOrThrow();
      await test.db.updateTable('message').set({ raw_mail_id }).where('id', '=', mail.id).execute();
    };
    let mail: { id: number; raw_mail_id: number | null };
    beforeAll(async () => {
      mail = await test.db
        .selectFrom('message')
        .innerJoin('attachment', 'attachment.message_id', 'message.id')
        .select(['message.id', 'raw_mail_id'])
        .where('attachment.id', '=', ids[0] ?? 0)
        .executeTakeFirstOrThrow();
      const row = await test.db
        .insertInto('attachment')
        .values({
          ...{ message_id: mail.id, position: 7, filename: 'x.png', content_type: 'image/png', size: 20 },
          ...{ inline: true, content_id: '<x@customer.example>' },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      file = row.id;
    });
    afterAll(async () => {
      await test.db.deleteFrom('attachment').where('id', '=', file).execute();
      await test.db
        .updateTable('message')
        .set({ raw_mail_id: mail.raw_mail_id })
        .where('id', '=', mail.id)
        .execute();
    });

    for (const [what, words] of hostile)
      it(`is said not to be there: ${what}`, async () => {
        await keep(words);
        const answer = await open(file);
        expect(answer.status).toBe(404);
        expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
        const request = () => new Request('http://desk.test/', { headers: { Cookie: cookie } });
        const context = makeTestContext(test);
        const preview = await showPreview({ request: request(), params: { id: String(file) }, context });
        expect(preview.data).toEqual({ kind: 'none' });
        await test.db.updateTable('message').set({ html: '<p>Hi</p>' }).where('id', '=', mail.id).execute();
        const html = await showHtml({ request: request(), params: { id: String(mail.id) }, context });
        expect(await html.text()).toContain('Hi');
      });
  });

  it('that is a picture of the mail’s own text is drawn there, without a fetch', async () => {
    const { message_id } = await test.db
      .updateTable('attachment')
      .set({ content_id: '<photo@customer.example>', inline: true })
      .where('id', '=', ids[1] ?? 0)
      .returning('message_id')
      .executeTakeFirstOrThrow();
    await test.db
      .updateTable('message')
      .set({ html: '<p>See <img src="cid:photo@customer.example"></p>' })
      .where('id', '=', message_id)
      .execute();
    const request = new Request(`http://desk.test/messages/${message_id}/html`, {
      headers: { Cookie: cookie },
    });
    const context = makeTestContext(test);
    const response = await showHtml({ request, params: { id: String(message_id) }, context });
    const picture = Buffer.from('not really a picture').toString('base64');
    expect(await response.text()).toContain(`<img src="data:image/png;base64,${picture}">`);
  });
});
