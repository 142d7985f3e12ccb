// A process of its own that holds the lease of a mailbox until it is lost: node test/hold-lease.ts DATABASE_URL MAILBOX_ID

import { createLog } from '../log.ts';
import { joinWorkers } from '../worker/presence.ts';

const [url = '', mailboxId = ''] = process.argv.slice(2);
const presence = await joinWorkers(url, createLog('silent', 'test'));
process.stdout.write((await presence.takeMailbox(Number(mailboxId))) ? 'held\n' : 'not free\n');
await presence.lost;
process.stdout.write('lost\n');
process.exitCode = 3;
