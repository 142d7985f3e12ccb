// Above an answer: whom it goes to besides the customer, and under which subject, each brought out when it is wanted.

import { IconButton, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

import type { Address } from '../../triage/mail.ts';
import type { loader } from '../routes/known-addresses.ts';
import { formatAddress, formatAddresses, readAddress } from '../view/addresses.ts';
import type { ReplyContent } from '../view/reply-view.ts';
import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  to: Readonly<{ name: string; email: string }>;
  content: ReplyContent;
  change: (changes: Partial<ReplyContent>) => void;
  faults: Readonly<Record<string, string>>;
  subject: string;
  disabled: boolean;
  /** What else can be done instead of answering. */
  others: ReactNode;
}>;

export function ReplyPeople({ to, content, change, faults, subject, disabled, others }: Props) {
  const say = useSay();
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const shows = (field: string, filled: boolean) => filled || asked.has(field) || field in faults;
  const more = [
    { field: 'cc', label: say('Cc'), shown: shows('cc', content.cc.length > 0) },
    { field: 'bcc', label: say('Bcc'), shown: shows('bcc', content.bcc.length > 0) },
    { field: 'subject', label: say('Subject'), shown: shows('subject', content.subject !== '') },
  ];
  return (
    <div className="reply-people">
      <div className="reply-to">
        <span className="quiet">{say('To')}</span> <bdi title={to.email}>{to.name}</bdi>
        <span className="reply-more">
          {more
            .filter(({ shown }) => !shown)
            .map(({ field, label }) => (
              <button
                key={field}
                type="button"
                className="text-button"
                disabled={disabled}
                onClick={() => setAsked(new Set([...asked, field]))}
              >
                {label}
              </button>
            ))}
        </span>
        <span className="reply-others">{others}</span>
      </div>
      {more[0]?.shown ? (
        <People
          name="cc"
          label={say('Cc')}
          people={content.cc}
          change={(cc) => change({ cc })}
          fault={faults.cc}
          focus={asked.has('cc')}
        />
      ) : null}
      {more[1]?.shown ? (
        <People
          name="bcc"
          label={say('Bcc')}
          people={content.bcc}
          change={(bcc) => change({ bcc })}
          fault={faults.bcc}
          focus={asked.has('bcc')}
        />
      ) : null}
      {more[2]?.shown ? (
        <div className="reply-field">
          <label htmlFor="reply-subject">{say('Subject')}</label>
          <TextField.Root
            id="reply-subject"
            name="subject"
            size="1"
            value={content.subject}
            placeholder={subject}
            maxLength={300}
            autoFocus={asked.has('subject')}
            onChange={(event) => change({ subject: event.target.value })}
            aria-invalid={faults.subject ? true : undefined}
          />
          <FieldFault id="reply-subject-fault" fault={faults.subject} />
        </div>
      ) : null}
    </div>
  );
}

type PeopleProps = Readonly<{
  name: 'cc' | 'bcc' | 'to';
  label: string;
  people: readonly Address[];
  change: (people: readonly Address[]) => void;
  fault: string | undefined;
  focus: boolean;
}>;

/** Addresses one after the other; what is typed becomes one of them at a comma, Enter, or when the field is left. */
export function People({ name, label, people, change, fault, focus }: PeopleProps) {
  const say = useSay();
  const id = useId();
  const known = useFetcher<typeof loader>();
  const [typed, setTyped] = useState('');
  const read = readAddress(typed);
  const wrong = typed.trim() !== '' && !read;
  const [left, setLeft] = useState(false);
  const add = (address: Address | null) => {
    if (!address) return;
    if (!people.some((each) => each.address === address.address)) change([...people, address]);
    setTyped('');
    setLeft(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (['Enter', ',', ';'].includes(event.key) && !event.ctrlKey && !event.metaKey && typed.trim() !== '') {
      event.preventDefault();
      setLeft(true);
      add(read);
    }
    if (event.key === 'Backspace' && typed === '' && people.length > 0) change(people.slice(0, -1));
  };
  const type = (text: string) => {
    setTyped(text);
    const chosen = known.data?.found.find((each) => formatAddress(each) === text);
    if (chosen) return add(chosen);
    if (text.trim().length >= 2) known.load(`/known-addresses?q=${encodeURIComponent(text.trim())}`);
  };
  const said = fault ?? (left && wrong ? say('This is not an address.') : undefined);
  return (
    <div className="reply-field">
      <label htmlFor={id}>{label}</label>
      <div className="reply-chips">
        {people.map((each) => (
          <span key={each.address} className="reply-file" title={each.address}>
            <bdi>{each.name || each.address}</bdi>
            <IconButton
              type="button"
              variant="ghost"
              color="gray"
              size="1"
              aria-label={say('Leave out {name}', { name: each.name || each.address })}
              onClick={() => change(people.filter(({ address }) => address !== each.address))}
            >
              <X size={12} aria-hidden />
            </IconButton>
          </span>
        ))}
        <input
          id={id}
          value={typed}
          list={`${id}-known`}
          autoComplete="off"
          inputMode="email"
          // biome-ignore lint/a11y/noAutofocus: it has just been asked for
          autoFocus={focus}
          aria-invalid={said ? true : undefined}
          aria-describedby={said ? `${id}-fault` : undefined}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setLeft(true);
            add(read);
          }}
        />
        <datalist id={`${id}-known`}>
          {known.data?.found.map((each) => (
            <option key={each.address} value={formatAddress(each)} />
          ))}
        </datalist>
      </div>
      {/* What is typed and no address stays in the form: the server then says so. */}
      <input
        type="hidden"
        name={name}
        value={[formatAddresses(people), typed.trim()].filter(Boolean).join(', ')}
      />
      <FieldFault id={`${id}-fault`} fault={said} />
    </div>
  );
}
