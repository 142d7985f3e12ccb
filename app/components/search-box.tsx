// The search above the list: results as one types, operators and earlier searches to choose from, all by keyboard too.

import { IconButton, TextField } from '@radix-ui/themes';
import { Form, useNavigation } from '@remix-run/react';
import { History, Search, X } from 'lucide-react';
import { useId, useRef } from 'react';

import type { Suggestion } from '../view/search-suggestions.ts';
import { useSay } from './say.tsx';
import { useSearchBox } from './use-search-box.ts';

export function SearchBox({ q }: { q: string }) {
  const say = useSay();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const searching = useNavigation().state === 'loading';
  const { text, suggestions, active, chosen, type, take, submit, onKey, setOpen } = useSearchBox(q, input);
  return (
    <Form
      action="/inbox"
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <TextField.Root
        ref={input}
        name="q"
        value={text}
        maxLength={200}
        placeholder={say('Search all mail')}
        aria-label={say('Search conversations')}
        role="combobox"
        aria-expanded={suggestions.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        data-key="/"
        onChange={(event) => type(event.target.value)}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={onKey}
      >
        <TextField.Slot>
          <Search size={16} aria-hidden />
        </TextField.Slot>
        <TextField.Slot>
          {text === '' ? null : (
            <IconButton
              type="button"
              size="1"
              variant="ghost"
              color="gray"
              aria-label={say('Clear the search')}
              onClick={() => {
                type('');
                input.current?.focus();
              }}
            >
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </TextField.Slot>
      </TextField.Root>
      <div
        id={listId}
        role="listbox"
        aria-label={say('Suggestions')}
        className="search-suggestions"
        hidden={suggestions.length === 0}
      >
        {suggestions.map((suggestion, place) => (
          <SuggestionRow
            key={`${suggestion.kind} ${suggestion.text}`}
            id={`${listId}-${place}`}
            suggestion={suggestion}
            active={place === active}
            onTake={() => take(suggestion)}
          />
        ))}
      </div>
      <span className="visually-hidden" role="status">
        {searching && text !== '' ? say('Searching') : ''}
      </span>
    </Form>
  );
}

type RowProps = Readonly<{ id: string; suggestion: Suggestion; active: boolean; onTake: () => void }>;

function SuggestionRow({ id, suggestion, active, onTake }: RowProps) {
  const say = useSay();
  const { kind, label, hint } = suggestion;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus as a combobox does.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-kind={kind}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {kind === 'recent' ? <History size={14} aria-hidden /> : null}
      <span className="suggestion-label">{label}</span>
      {hint ? <span className="suggestion-hint">{say(hint)}</span> : null}
    </div>
  );
}
