// All that the list can be narrowed by.

import { Button, TextField } from '@radix-ui/themes';
import type { FormEvent } from 'react';

import type { loader } from '../routes/inbox.choices.ts';
import type { InboxView } from '../view/inbox-views.ts';
import type { InboxList } from './list-tools.tsx';
import { RowSkeletons } from './row-skeletons.tsx';
import { useSay } from './say.tsx';

type Choices = Awaited<ReturnType<typeof loader>>;
type Choice = Readonly<{ value: string; label: string }>;

type Props = Readonly<{
  list: InboxList;
  choices: Choices | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}>;

const assignedViews: ReadonlySet<InboxView> = new Set(['mine', 'unassigned']);

export function FilterForm({ list: { view, fields }, choices, onSubmit }: Props) {
  const say = useSay();
  if (!choices) return <RowSkeletons label={say('Fetching the filters')} />;
  const same = (values: readonly string[]): Choice[] => values.map((value) => ({ value, label: value }));
  const people = [
    { value: 'me', label: say('Me') },
    { value: 'none', label: say('Nobody') },
    ...choices.agents.filter(({ isMe }) => !isMe),
  ];
  const pick = (name: string, label: string, offered: readonly Choice[]) => (
    <Pick name={name} label={label} value={fields[name] ?? ''} offered={offered} />
  );
  return (
    <form onSubmit={onSubmit} className="filter-form">
      {assignedViews.has(view) ? null : pick('assignee', say('Assigned to'), people)}
      {pick('team', say('Team'), choices.teams)}
      {pick('intent', say('What they want'), choices.intents)}
      {pick('reason', say('Why a person'), choices.reasons)}
      {pick('tone', say('Tone'), choices.tones)}
      {pick('tag', say('Tag'), same(choices.tags))}
      {pick('language', say('Language'), choices.languages)}
      {choices.mailboxes.length > 1 || fields.mailbox
        ? pick('mailbox', say('Mailbox'), same(choices.mailboxes))
        : null}
      {view === 'all' ? pick('status', say('Status'), choices.statuses) : null}
      {view === 'all' ? pick('handler', say('Handled by'), choices.handlers) : null}
      <label className="filter-wide filter-check">
        <input type="checkbox" name="unread" value="yes" defaultChecked={fields.unread === 'yes'} />
        {say('Unread only')}
      </label>
      <div className="filter-field filter-wide">
        <label htmlFor="filter-customer">{say('Customer or firm')}</label>
        <TextField.Root
          id="filter-customer"
          name="customer"
          defaultValue={fields.customer ?? ''}
          maxLength={320}
          pattern="[^\s@]*@?[^\s@]+"
          placeholder="acme.com"
          title={say('An address, or a domain such as acme.com')}
        />
      </div>
      <div className="filter-field">
        <label htmlFor="filter-from">{say('Came in from')}</label>
        <TextField.Root id="filter-from" name="from" type="date" defaultValue={fields.from ?? ''} />
      </div>
      <div className="filter-field">
        <label htmlFor="filter-to">{say('until|day')}</label>
        <TextField.Root id="filter-to" name="to" type="date" defaultValue={fields.to ?? ''} />
      </div>
      {['outcome', 'decidingReason'].map((name) =>
        fields[name] ? <input key={name} type="hidden" name={name} value={fields[name]} /> : null,
      )}
      <Button type="submit" className="filter-wide">
        {say('Show')}
      </Button>
    </form>
  );
}

/** What the browser draws itself: it works with every keyboard, reader and telephone. */
function Pick({
  name,
  label,
  value,
  offered,
}: Readonly<{ name: string; label: string; value: string; offered: readonly Choice[] }>) {
  const say = useSay();
  const known = value === '' || offered.some((each) => each.value === value);
  return (
    <div className="filter-field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={value} className="plain-select">
        <option value="">{say('Any')}</option>
        {known ? null : <option value={value}>{value}</option>}
        {offered.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}
