// Where a note is written: after an @ it offers colleagues and teams, by the keys or by the mouse.

import { TextArea } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { UserRound, UsersRound } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

import type { loader } from '../routes/conversations.$id.notes.ts';
import { useSay } from './say.tsx';

type Props = Readonly<{
  conversationId: number;
  value: string;
  onChange: (text: string) => void;
  label: string;
  placeholder?: string;
  readOnly?: boolean;
  invalid?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  fieldKey?: string;
  autoFocus?: boolean;
}>;

/** What stands between the @ and the cursor: at most two words of a name. */
const begun = /(?:^|[\s(])@([^\s@]{0,40}(?: [^\s@]{1,40})?)$/;
const mostOffered = 6;

export function MentionField({ conversationId, value, onChange, onKeyDown, ...props }: Props) {
  const say = useSay();
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const { load, data } = useFetcher<typeof loader>();
  const [cursor, setCursor] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const typed = cursor === null ? null : begun.exec(value.slice(0, cursor))?.[1];
  const offered = typed == null ? [] : (data?.mentionable ?? []).filter(fits(typed)).slice(0, mostOffered);
  const current = offered[Math.min(chosen, offered.length - 1)];

  useEffect(() => {
    if (props.autoFocus) field.current?.focus();
  }, [props.autoFocus]);

  const take = (name: string) => {
    const at = (cursor ?? value.length) - (typed?.length ?? 0);
    const before = `${value.slice(0, at)}${name} `;
    onChange(before + value.slice(cursor ?? value.length).replace(/^ /, ''));
    setCursor(null);
    // The cursor can be placed once the text is in the field.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!current || event.ctrlKey || event.metaKey) return onKeyDown?.(event);
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % offered.length);
    else if (event.key === 'ArrowUp') setChosen((chosen + offered.length - 1) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(current.name);
    else if (event.key === 'Escape') setCursor(null);
    else return onKeyDown?.(event);
    event.preventDefault();
  };

  return (
    <div className="mention-field">
      {current ? (
        <div className="mention-list" role="listbox" id={listId} aria-label={say('Colleagues and teams')}>
          {offered.map(({ name, members }, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and has the keys
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={`${name} ${members}`}
              role="option"
              id={`${listId}-${place}`}
              aria-selected={offered[place] === current}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(name)}
            >
              {members === null ? <UserRound size={14} aria-hidden /> : <UsersRound size={14} aria-hidden />}
              <bdi>{name}</bdi>
              {members === null ? null : (
                <span className="quiet">{say.count(members, '{count} person', '{count} people')}</span>
              )}
            </div>
          ))}
        </div>
      ) : null}
      <TextArea
        ref={field}
        name="text"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setCursor(event.target.selectionStart);
          setChosen(0);
        }}
        onFocus={() => {
          if (!data) load(`/conversations/${conversationId}/notes`);
        }}
        onBlur={() => setCursor(null)}
        onKeyDown={onKey}
        placeholder={props.placeholder}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={current ? listId : undefined}
        aria-activedescendant={current ? `${listId}-${offered.indexOf(current)}` : undefined}
        aria-invalid={props.invalid || undefined}
        rows={3}
        dir="auto"
        data-key={props.fieldKey}
        readOnly={props.readOnly}
      />
      <Offered>
        {current ? say.count(offered.length, '{count} suggestion', '{count} suggestions') : null}
      </Offered>
    </div>
  );
}

/** For those who do not see the list open. */
function Offered({ children }: { children: ReactNode }) {
  return (
    <span role="status" className="visually-hidden">
      {children}
    </span>
  );
}

/** Any word of the name may be what was begun. */
const fits =
  (typed: string) =>
  ({ name }: { name: string }) => {
    const words = name.toLowerCase();
    const begin = typed.toLowerCase();
    return words !== begin && (words.startsWith(begin) || words.includes(` ${begin}`));
  };
