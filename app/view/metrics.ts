// What /metrics tells, in Prometheus' text format: a page's worth of lines, so that no library is needed for it.

import type { Figures } from '../../db/metrics.ts';

type Sample = Readonly<{ labels?: Readonly<Record<string, string>>; value: number }>;

export function toMetrics(figures: Figures): string {
  const { mailboxes, folders, ledger, jobs, outbox, repairs } = figures;
  const by = (label: string, counts: Readonly<Record<string, number>>): Sample[] =>
    Object.entries(counts).map(([key, value]) => ({ labels: { [label]: key }, value }));
  return [
    metric(
      'baton_mailbox_watched',
      'gauge',
      'Whether all folders of the mailbox are being watched.',
      mailboxes.map(({ address, state }) => ({
        labels: { mailbox: address },
        value: Number(state === 'watching'),
      })),
    ),
    metric(
      'baton_mailbox_unread_seconds',
      'gauge',
      'Seconds since the mailbox was last read to its end.',
      mailboxes.map(({ address, unreadSeconds }) => ({ labels: { mailbox: address }, value: unreadSeconds })),
    ),
    metric(
      'baton_mailbox_overdue',
      'gauge',
      'Whether the mailbox has not been read for so long that people are told.',
      mailboxes.map(({ address, overdue }) => ({ labels: { mailbox: address }, value: Number(overdue) })),
    ),
    metric(
      'baton_folder_swept_timestamp_seconds',
      'gauge',
      'When the ledger was last compared with the folder, in seconds since 1970; 0: never.',
      folders.map(({ mailbox, folder, sweptAt }) => ({
        labels: { mailbox, folder },
        value: (sweptAt?.getTime() ?? 0) / 1000,
      })),
    ),
    metric('baton_ledger_mails', 'gauge', 'Mails in the ledger by disposition.', by('disposition', ledger)),
    metric(
      'baton_queue_jobs',
      'gauge',
      'Jobs in the queue.',
      jobs.map(({ name, state, count }) => ({ labels: { job: name, state }, value: count })),
    ),
    metric('baton_queue_oldest_seconds', 'gauge', 'Seconds that the oldest job has been due; 0: none is.', [
      { value: figures.oldestJobSeconds ?? 0 },
    ]),
    metric('baton_outbox_mails', 'gauge', 'Mails of the outbox by state.', by('state', outbox)),
    metric('baton_sweep_repairs_total', 'counter', 'What the sweep has put right.', by('kind', repairs)),
  ].join('');
}

function metric(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(({ labels = {}, value }) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

const escapeLabel = (value: string) =>
  value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
