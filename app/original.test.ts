import { beforeAll, describe, expect, it } from 'vitest';

import { addAgent } from '../db/agents.ts';
import { openSession } from '../db/sessions.ts';
import { useTestDatabase } from '../test/database.ts';
import { makeTestContext } from '../test/seed/context.ts';
import { seedDesk } from '../test/seed/desk.ts';
import { loader } from './routes/_desk.messages.$id.original.tsx';
import { loader as save } from './routes/messages.$id.eml.ts';
import { loader as frame } from './routes/messages.$id.html.ts';
import { action as setPictures } from './routes/messages.$id.pictures.ts';
import { writeSessionToken } from './session.ts';

const test = useTestDatabase();
const head = [
  'Authentication-Results: mx.shop.example; spf=pass smtp.mailfrom=customer.example;',
  ' dkim=fail header.d=customer.example; dmarc=fail header.from=customer.example',
  'Authentication-Results: elsewhere.example; dmarc=pass header.from=customer.example',
  'Received: from a by b',
  'Received: from c by a',
  'From: Kim <kim@customer.example>',
  'Subject: Photo \u202egpj.exe',
  '',
  '<script>alert(1)</script>\x07',
].join('\r\n');
let cookie: string;
let id: number;

beforeAll(async () => {
  const desk = await seedDesk(test.db, new Date());
  await test.db.updateTable('mailbox').set({ authserv_id: 'mx.shop.example' }).execute();
  const source = Buffer.from(head + 'x'.repeat(300_000));
  const raw = await test.db
    .insertInto('raw_mail')
    .values({ source })
    .returning('id')
    .executeTakeFirstOrThrow();
  const message = await test.db
    .updateTable('message')
    .set({
      raw_mail_id: raw.id,
      authenticity: 'fail',
      authenticity_reason: 'dmarc=fail for customer.example',
      html: '<img src="https://shop.example/a.png">',
    })
    .where('conversation_id', '=', desk.conversations.cancel ?? 0)
    .where('direction', '=', 'in')
    .returning('id')
    .executeTakeFirstOrThrow();
  id = message.id;
  const account = { email: 'a@shop.example', name: 'A', role: 'agent', password: 'long enough' } as const;
  const agent = await addAgent(test.db, account);
  const token = await openSession(test.db, agent?.id ?? 0, new Date());
  cookie = (await writeSessionToken(token, makeTestContext(test))).split(';')[0] ?? '';
});

const of = (address: string, body?: Record<string, string>) => ({
  request: new Request(`http://desk.test/${address}`, {
    headers: { Cookie: cookie },
    ...(body ? { method: 'POST', body: new URLSearchParams(body) } : {}),
  }),
  params: { id: String(id) },
  context: makeTestContext(test),
});

describe('the source of a mail', () => {
  it('is text, its beginning only, and tells whom the servers believe', async () => {
    const view = await loader(of(`messages/${id}/original`));
    expect(view.source).toContain('<script>alert(1)</script>\ufffd');
    expect(view.source).toContain('Photo \ufffdgpj.exe');
    expect(view.source.length).toBeLessThanOrEqual(200_000);
    expect([view.size, view.cutAt]).toEqual(['300 kB', '200 kB']);
    expect(view.verdict).toMatchObject({ shade: 'doubt', reason: 'dmarc=fail for customer.example' });
    expect(view.hops).toBe(2);
    expect(view.checks).toEqual([
      {
        server: 'mx.shop.example',
        believed: true,
        lines: [
          'SPF: the server that sent it may send for customer.example.',
          'DKIM: the signature of customer.example does not fit; it is not theirs, or the mail was changed.',
          'DMARC: customer.example, the domain in the From line, does not stand by it.',
        ],
      },
      {
        server: 'elsewhere.example',
        believed: false,
        lines: ['DMARC: customer.example, the domain in the From line, stands by it.'],
      },
    ]);
  });

  it('is saved whole, and never as a page', async () => {
    const response = await save(of(`messages/${id}/eml`));
    expect((await response.arrayBuffer()).byteLength).toBe(Buffer.byteLength(head) + 300_000);
    expect(response.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="mail-${id}.eml"; filename*=UTF-8''mail-${id}.eml`,
    );
    expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  it('that is not kept is a 404', async () => {
    const answer = await loader({ ...of('x'), params: { id: '999999' } }).catch((thrown: Response) => thrown);
    expect((answer as Response).status).toBe(404);
  });
});

describe('pictures of a sender', () => {
  const shown = async () => {
    const response = await frame(of(`messages/${id}/html`));
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    return [(await response.text()).includes('src="https://shop.example/a.png"'), policy.includes('https:')];
  };
  const authentic = (authenticity: string) =>
    test.db.updateTable('message').set({ authenticity }).where('id', '=', id).execute();

  it('are fetched once somebody allowed it, and no more when that is taken back', async () => {
    await authentic('none');
    expect(await shown()).toEqual([false, false]);
    await setPictures(of(`messages/${id}/pictures`, { intent: 'allow' }));
    await setPictures(of(`messages/${id}/pictures`, { intent: 'allow' }));
    expect(await shown()).toEqual([true, true]);
    await setPictures(of(`messages/${id}/pictures`, { intent: 'forbid' }));
    expect(await shown()).toEqual([false, false]);
  });

  it('are not fetched for who only claims to be that sender', async () => {
    await setPictures(of(`messages/${id}/pictures`, { intent: 'allow' }));
    await authentic('fail');
    expect(await shown()).toEqual([false, false]);
  });
});
