import { beforeAll, expect, test } from 'vitest';

import { useJobDesk } from '../../test/job-desk.ts';
import { useModelDesk } from '../../test/model-provider/desk.ts';
import { storePolicy } from '../../test/store-policy.ts';
import { storeConversation, storeMessage } from '../../test/stored.ts';
import { triageMail } from './triage-mail.ts';
import { writeBrief } from './write-brief.ts';

const desk = useJobDesk();
const model = useModelDesk(() => desk.test);

beforeAll(() => storePolicy(desk.test.db, { botMailsPerHour: 1000 }));

const calm = 'Hello, could you please tell me where my order is? I look forward to it.';
const furious =
  'This is outrageous!! I have asked you three times now, this is the worst service ever and I am absolutely furious.';

test('the brief says that a customer who was calm at first is angry, also where a provider has written it', async () => {
  const { db } = desk.test;
  const stored = await storeConversation(db, { subject: 'Order', reply: calm, text: calm });
  const { conversationId } = stored;
  await triageMail.run(desk.context, { messageId: stored.messageId });
  const again = { messageId: '<again@customer.test>', subject: 'Re: Order', reply: furious, text: furious };
  const messageId = await db.transaction().execute((trx) => storeMessage(trx, conversationId, again));
  await triageMail.run(desk.context, { messageId });

  const read = async () => {
    const { summary, reasons } = await db
      .selectFrom('conversation')
      .select(['summary', 'reasons'])
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    return { summary: summary as unknown as { text: string; messageId: string }[], reasons };
  };
  const text = 'Calm at first, angry in the latest mail.';
  const mood = expect.objectContaining({ text, messageId: String(messageId) });
  expect((await read()).reasons).toContain('anger');
  expect((await read()).summary).toContainEqual(mood);

  model.standIn.behave = () => ({
    do: 'answer',
    content: { summary: [{ sentence: 'The customer asks where the order is.', message: 'm1' }], draft: '' },
  });
  await writeBrief.run({ ...desk.context, provider: model.provider() }, { messageId });
  const { summary } = await read();
  expect(summary).toHaveLength(2);
  expect(summary[1]).toEqual(mood);
});
