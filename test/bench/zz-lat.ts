import { startBenchDatabase } from './database.ts';
import { measureLatency } from './latency.ts';
const d = await startBenchDatabase();
try { for (const server of (process.argv[3] ?? 'practice').split(',') as ('practice'|'dovecot')[]) {
 console.log(server, JSON.stringify(await measureLatency({ databaseUrl: await d.create(server), mails: Number(process.argv[2] ?? 50), server, say: console.error })));
 if (process.argv[4]) console.log(JSON.stringify((await d.pool.query('select 1')).rows)); }
} finally { await d.stop(); }
