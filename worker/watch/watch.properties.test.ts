import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ensureMailbox } from '../../db/mailboxes.ts';
import { createFolderStandIn, type StandInMail } from '../../test/folder-stand-in.ts';
import { useJobDesk } from '../../test/job-desk.ts';
import { letter } from '../../test/mail-desk.ts';
import { createTasks } from '../jobs/index.ts';
import { beginFolder, readFolder } from './read-folder.ts';
import { sweepFolder } from './sweep-folder.ts';

const desk = useJobDesk();

/** What happens to the mailbox and to the worker, in any order; numbers choose among the mails that there are. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('deliver' as const), id: fc.nat({ max: 2 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('deliver-again' as const), which: fc.nat({ max: 50 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('expunge' as const), which: fc.nat({ max: 50 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move-out' as const), which: fc.nat({ max: 50 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'move-in' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'renumber' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'read' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'reconnect' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('lose-a-row' as const), which: fc.nat({ max: 50 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('work' as const), jobs: fc.nat({ max: 5 }) }) },
);

const story = fc.record({
  /** Mails that lie there when Baton comes, and whether they are to be imported. */
  before: fc.nat({ max: 4 }),
  importDays: fc.constantFrom(0, 30),
  happenings: fc.array(happening, { maxLength: 40, size: 'max' }),
});

type Story = typeof story extends fc.Arbitrary<infer Each> ? Each : never;
type Happening = Story['happenings'][number];

const dayMs = 86_400_000;
let stories = 0;

/** A mailbox, all that was ever in it, and what of it the worker can have seen. */
async function beginStory({ before, importDays }: Story) {
  const number = ++stories;
  const address = `story-${number}@shop.test`;
  const mailboxId = await ensureMailbox(desk.test.db, { address, name: '', authservId: null });
  const folder = createFolderStandIn();
  const world = {
    number,
    folder,
    place: { mailboxId, folder: 'INBOX' },
    before,
    rules: { importDays, ageLimitHours: 24, mostBytes: 50 * 1024 * 1024, pollMs: 20_000 },
    opened: folder.open(),
    written: 0,
    delivered: [] as StandInMail[],
    archive: [] as StandInMail[],
    /** UIDVALIDITY and UID of what has to be in the ledger. */
    seenUids: new Set<string>(),
    /** Of these the row was lost: only a sweep while the mail is there brings it back. */
    lostUids: new Set<string>(),
    seenMails: new Set<StandInMail>(),
    history: new Set<StandInMail>(),
  };
  for (let count = 0; count < before; count++) {
    const mail = write(world, 0, new Date(Date.now() - 3 * dayMs));
    world.history.add(mail);
    folder.add(mail);
  }
  return world;
}

type World = Awaited<ReturnType<typeof beginStory>>;

/** `id`: 0 a Message-ID of its own, 1 none, 2 one that other mails have too. */
function write(world: World, id: number, internalDate: Date): StandInMail {
  world.written++;
  const own = `<${world.written}.${world.number}@customer.test>`;
  const raw = letter({
    from: 'eva@customer.test',
    subject: `Mail ${world.written} of story ${world.number}`,
    text: 'When are you open?',
    messageId: id === 2 ? `<shared.${world.number}@customer.test>` : own,
  });
  if (id !== 1) return { raw, internalDate };
  return { raw: Buffer.from(raw.toString().replace(/^Message-ID:.*\r\n/im, '')), internalDate };
}

async function connect(world: World) {
  world.opened = world.folder.open();
  await beginFolder(world.opened, desk.test.db, world.place, world.rules);
}

async function read(world: World) {
  // News of a folder that was made anew is heard when it is opened again.
  if (world.opened.uidValidity !== world.folder.uidValidity()) await connect(world);
  await readFolder(world.opened, desk.test.db, world.place, world.rules);
  look(world, world.before + 1);
}

async function reconnect(world: World) {
  await connect(world);
  await read(world);
  await sweepFolder(world.opened, desk.test.db, world.place, world.rules);
  world.lostUids.clear();
  look(world, world.rules.importDays > 0 ? 1 : world.before + 1);
}

/** `firstUid`: from there on all was taken in; under a later UIDVALIDITY, everything. */
function look(world: World, firstUid: number) {
  for (const [uid, mail] of world.folder.mails()) {
    if (uid < firstUid && world.folder.uidValidity() === 1) continue;
    const name = `${world.folder.uidValidity()}:${uid}`;
    if (!world.lostUids.has(name)) world.seenUids.add(name);
    world.seenMails.add(mail);
  }
}

/** Works on so many of the mailbox's jobs, in the order of the queue. */
async function work(world: World, jobs: number) {
  const { rows } = await desk.test.pool.query(
    `select job.id, job.payload from graphile_worker._private_jobs job
     join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
     where queue.queue_name = $1 order by job.priority, job.id limit $2`,
    [`mailbox:${world.place.mailboxId}`, jobs],
  );
  for (const { id, payload } of rows) {
    await createTasks(desk.context)['receive-mail']?.(payload, {
      job: { attempts: 1, max_attempts: 8 },
    } as never);
    await desk.test.pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id]);
  }
}

/** A row that was settled is lost, as when a table is restored from a backup. */
async function loseRow(world: World, which: number) {
  const rows = await desk.test.db
    .selectFrom('ledger')
    .select(['id', 'uid', 'uid_validity'])
    .where('mailbox_id', '=', world.place.mailboxId)
    .where('settled_at', 'is not', null)
    .where('message_id', 'is not', null)
    .orderBy('id')
    .execute();
  const row = rows[which % Math.max(1, rows.length)];
  if (!row) return;
  await desk.test.db.deleteFrom('ledger').where('id', '=', row.id).execute();
  world.seenUids.delete(`${row.uid_validity}:${row.uid}`);
  world.lostUids.add(`${row.uid_validity}:${row.uid}`);
}

async function happen(world: World, each: Happening): Promise<void> {
  const { folder, delivered, archive } = world;
  const uidOf = (which: number) => [...folder.mails().keys()][which % Math.max(1, folder.mails().size)] ?? 0;
  switch (each.kind) {
    case 'deliver': {
      const mail = write(world, each.id, new Date());
      delivered.push(mail);
      folder.add(mail);
      return;
    }
    case 'deliver-again': {
      const mail = delivered[each.which % Math.max(1, delivered.length)];
      if (mail) folder.add(mail);
      return;
    }
    case 'expunge':
      folder.remove(uidOf(each.which));
      return;
    case 'move-out': {
      const mail = folder.remove(uidOf(each.which));
      if (mail) archive.push(mail);
      return;
    }
    case 'move-in': {
      const mail = archive.shift();
      if (mail) folder.add(mail);
      return;
    }
    case 'renumber':
      return folder.renumber();
    case 'read':
      return await read(world);
    case 'reconnect':
      return await reconnect(world);
    case 'lose-a-row':
      return await loseRow(world, each.which);
    case 'work':
      return await work(world, each.jobs);
    default:
      throw new Error(`not known: ${JSON.stringify(each satisfies never)}`);
  }
}

async function tell(of: Story): Promise<World> {
  const world = await beginStory(of);
  await connect(world);
  for (const each of of.happenings) await happen(world, each);
  await reconnect(world);
  await work(world, 1_000);
  return world;
}

const ledgerOf = ({ place }: World) =>
  desk.test.db.selectFrom('ledger').selectAll().where('mailbox_id', '=', place.mailboxId).execute();

test('whatever happens, every UID is in the ledger once and every mail is one message', async () => {
  const run = fc.asyncProperty(story, async (of) => {
    const world = await tell(of);
    const rows = await ledgerOf(world);
    const uids = rows.map((row) => `${row.uid_validity}:${row.uid}`);
    expect(uids.length).toBe(new Set(uids).size);
    expect(uids).toEqual(expect.arrayContaining([...world.seenUids]));
    expect(rows.filter((row) => row.settled_at === null)).toEqual([]);
    // What is marked as gone is not there, and the other way round.
    const there = new Set(
      [...world.folder.mails().keys()].map((uid) => `${world.folder.uidValidity()}:${uid}`),
    );
    for (const row of rows) {
      expect(row.gone_at === null, `${row.uid_validity}:${row.uid}`).toBe(
        there.has(`${row.uid_validity}:${row.uid}`),
      );
    }
    const messages = await desk.test.db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select(['message.subject', 'conversation.history'])
      .where('conversation.mailbox_id', '=', world.place.mailboxId)
      .execute();
    const shown = [...world.seenMails].filter((mail) => !world.history.has(mail) || of.importDays > 0);
    expect(messages.map(({ subject }) => subject).sort()).toEqual(shown.map(subjectOf).sort());
  });
  await fc.assert(run, { numRuns: 60, endOnFailure: true });
  // A few hundred milliseconds for each story on a busy machine.
}, 120_000);

const subjectOf = ({ raw }: StandInMail) => /^Subject: (.*)\r$/m.exec(raw.toString())?.[1];
