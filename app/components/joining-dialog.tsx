// Merging a conversation into another one, or linking both: which one, and what will follow.

import { Button, Callout, Dialog, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { loader } from '../routes/conversations.$id.joining.ts';
import { isUnderWay } from './act-fault.tsx';
import { DialogButtons } from './dialog-buttons.tsx';
import { FieldFault } from './field.tsx';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { useFocusBack } from './use-focus-back.ts';

type Candidate = Readonly<{
  id: number;
  subject: string;
  customer: string;
  at: string;
  sameCustomer: boolean;
  sameMailbox: boolean;
}>;

type Props = Readonly<{ id: number; does: 'merge' | 'link'; onClose: () => void }>;

export function JoiningDialog({ id, does, onClose }: Props) {
  const say = useSay();
  const fetcher = useFetcher<{ fault: string | null }>();
  const { words, setWords, candidates } = useCandidates(id);
  const [chosenId, setChosenId] = useState<number | null>(null);
  // What newer words no longer find nobody sees: it must not be what is merged.
  const chosen = candidates?.find((each) => each.id === chosenId) ?? null;
  const onCloseAutoFocus = useFocusBack();
  const done = fetcher.state === 'idle' && fetcher.data?.fault === null;
  useEffect(() => {
    if (done) onClose();
  }, [done, onClose]);
  const merging = does === 'merge';
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Content className="sorting-dialog" onCloseAutoFocus={onCloseAutoFocus}>
        <Dialog.Title size="4">
          {merging ? say('Merge #{id} into another one', { id }) : say('Link #{id} with another one', { id })}
        </Dialog.Title>
        <Dialog.Description size="2" className="quiet">
          {merging
            ? say(
                'All its mails and notes go there; whoever opens this one is led on. For a day it can be undone.',
              )
            : say('Both stay as they are, and each shows the other.')}
        </Dialog.Description>
        <fetcher.Form method="post" action={`/conversations/${id}/joining`} className="sorting-form">
          <input type="hidden" name="intent" value={does} />
          <TextField.Root
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            aria-label={say('Number, subject or customer')}
            placeholder={say('Number, subject or customer')}
          >
            <TextField.Slot>
              <Search size={16} aria-hidden />
            </TextField.Slot>
          </TextField.Root>
          <Candidates
            name={merging ? 'into' : 'other'}
            candidates={candidates}
            chosen={chosen}
            onChoose={setChosenId}
          />
          {merging && chosen ? <Warning chosen={chosen} /> : null}
          <FieldFault id={`joining-fault-${id}`} fault={fetcher.data?.fault ?? undefined} />
          <DialogButtons>
            <Button type="submit" disabled={!chosen || isUnderWay(fetcher)}>
              {merging ? say('Merge|action') : say('Link|action')}
            </Button>
          </DialogButtons>
        </fetcher.Form>
      </Dialog.Content>
    </Dialog.Root>
  );
}

function useCandidates(id: number) {
  const searching = useFetcher<typeof loader>();
  const [words, setWords] = useState('');
  const { load } = searching;
  useEffect(() => {
    const timer = setTimeout(
      () => load(`/conversations/${id}/joining?q=${encodeURIComponent(words)}`),
      words ? 150 : 0,
    );
    return () => clearTimeout(timer);
  }, [id, words, load]);
  return { words, setWords, candidates: searching.data?.candidates ?? null };
}

type ListProps = Readonly<{
  name: string;
  /** Null while they are on their way. */
  candidates: readonly Candidate[] | null;
  chosen: Candidate | null;
  onChoose: (id: number) => void;
}>;

function Candidates({ name, candidates, chosen, onChoose }: ListProps) {
  const say = useSay();
  if (candidates === null) return <p className="quiet">{say('Looking …')}</p>;
  if (candidates.length === 0)
    return <p className="quiet">{say('None found. Write a number, or how a customer’s name begins.')}</p>;
  return (
    <fieldset>
      <legend className="visually-hidden">{say('Conversations')}</legend>
      {candidates.map((each) => (
        <label key={each.id} className="sorting-choice">
          <input
            type="radio"
            name={name}
            value={each.id}
            checked={chosen?.id === each.id}
            onChange={() => onChoose(each.id)}
          />
          <span className="sorting-candidate">
            <bdi>{each.subject || say('No subject')}</bdi>
            <span className="quiet">
              #{each.id} · <bdi>{each.customer}</bdi> · <When at={each.at} words="ago" />
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What the two having nothing in common would mean. */
function Warning({ chosen }: { chosen: Candidate }) {
  const say = useSay();
  const words = !chosen.sameMailbox
    ? say('They came to different mailboxes and cannot be merged. Link them instead.')
    : chosen.sameCustomer
      ? null
      : say('It is another customer’s: answers go to {customer} alone, and the bot answers neither.', {
          customer: chosen.customer,
        });
  if (!words) return null;
  return (
    <Callout.Root color="amber" size="1" role="alert">
      <Callout.Text>{words}</Callout.Text>
    </Callout.Root>
  );
}
