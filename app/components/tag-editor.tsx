// Tags of a conversation or a customer: a small field that suggests, and the tags that are there.

import { Button, Kbd, Popover } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Tag, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

import { ActFault } from './act-fault.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  tags: readonly string[];
  /** Where `tag` and `untag` go. */
  action: string;
  /** The key that opens it; none where it is not the conversation's. */
  keyed?: boolean;
}>;

export function TagEditor({ tags, action, keyed = false }: Props) {
  const say = useSay();
  const label = keyed ? say('Tags') : say('Tags of the customer');
  const [open, setOpen] = useState(false);
  const adding = useAdding(action);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <Button
          variant="ghost"
          color="gray"
          data-key={keyed ? 'l' : undefined}
          aria-label={keyed ? label : undefined}
          title={keyed ? label : undefined}
        >
          <Tag size={16} aria-hidden />
          {keyed ? null : <span>{label}</span>}
        </Button>
      </Popover.Trigger>
      <Popover.Content className="tag-popover" size="1" aria-label={label}>
        {open ? <Editor tags={tags} action={action} adding={adding} /> : null}
        {keyed ? (
          <p className="quiet tag-hint">
            <Kbd aria-hidden>l</Kbd> {say('opens this from anywhere')}
          </p>
        ) : null}
      </Popover.Content>
    </Popover.Root>
  );
}

type Adding = ReturnType<typeof useAdding>;

/** One tag after another: the browser breaks off a request where the next one follows it, or who made it is gone. */
function useAdding(action: string) {
  const changing = useFetcher();
  const [waiting, setWaiting] = useState<readonly Readonly<{ tag: string; action: string }>[]>([]);
  const { state, data, submit } = changing;
  // A request that was asked for is not under way at once: until then the state still speaks of the one before.
  const asked = useRef<{ before: unknown; begun: boolean } | null>(null);
  useEffect(() => {
    if (asked.current && state !== 'idle') asked.current.begun = true;
    if (state !== 'idle') return;
    if (asked.current && !asked.current.begun && data === asked.current.before) return;
    asked.current = null;
    const [next, ...others] = waiting;
    if (next === undefined) return;
    asked.current = { before: data, begun: false };
    setWaiting(others);
    submit({ intent: 'tag', tag: next.tag }, { method: 'post', action: next.action });
  }, [waiting, state, data, submit]);
  return { changing, add: (tag: string) => setWaiting((all) => [...all, { tag, action }]) };
}

function Editor({ tags, action, adding }: Props & Readonly<{ adding: Adding }>) {
  const say = useSay();
  const { words, setWords, choices, chosen, setChosen } = useChoices(tags);
  const listId = useId();
  const add = (tag: string) => {
    adding.add(tag);
    setWords('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const tag = choices[chosen];
    if (by !== 0 && choices.length > 0) setChosen((chosen + by + choices.length) % choices.length);
    else if (event.key === 'Enter' && tag) add(tag);
    else return;
    event.preventDefault();
  };
  return (
    <div className="tag-editor">
      <input
        // biome-ignore lint/a11y/noAutofocus: it was opened to be written into
        autoFocus
        role="combobox"
        aria-label={say('Add a tag')}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices[chosen] ? `${listId}-${chosen}` : undefined}
        placeholder={say('Add a tag')}
        autoComplete="off"
        maxLength={40}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={listId} aria-label={say('Suggested tags')} className="tag-choices">
        {choices.map((tag, place) => (
          <button
            type="button"
            role="option"
            tabIndex={-1}
            key={tag}
            id={`${listId}-${place}`}
            aria-selected={place === chosen}
            onClick={() => add(tag)}
          >
            <bdi>{tag}</bdi>
          </button>
        ))}
      </div>
      <ActFault fetcher={adding.changing} />
      <TagList tags={tags} action={action} />
    </div>
  );
}

/** What the words may mean: tags that are there and not set yet, then the words themselves as a new one. */
function useChoices(tags: readonly string[]) {
  const suggesting = useFetcher<{ tags: string[] }>();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const { load } = suggesting;
  // A moment's wait: who types fast asks once.
  useEffect(() => {
    const timer = setTimeout(() => load(`/conversations/0/sorting?q=${encodeURIComponent(words)}`), 80);
    return () => clearTimeout(timer);
  }, [words, load]);
  const typed = words.replace(/\s+/g, ' ').trim().toLowerCase();
  const known = (suggesting.data?.tags ?? []).filter((tag) => !tags.includes(tag) && tag.includes(typed));
  const isNew = typed !== '' && !known.includes(typed) && !tags.includes(typed);
  return {
    words,
    setWords: (text: string) => {
      setWords(text);
      setChosen(0);
    },
    choices: isNew ? [...known, typed] : known,
    chosen,
    setChosen,
  };
}

function TagList({ tags, action }: Props) {
  const say = useSay();
  const fetcher = useFetcher();
  if (tags.length === 0) return null;
  return (
    <>
      <ul className="tag-list" aria-label={say('Tags that are set')}>
        {tags.map((tag) => (
          <li key={tag} className="chip">
            <bdi>{tag}</bdi>
            <button
              type="button"
              aria-label={say('Remove the tag {tag}', { tag })}
              onClick={() => fetcher.submit({ intent: 'untag', tag }, { method: 'post', action })}
            >
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <ActFault fetcher={fetcher} />
    </>
  );
}
