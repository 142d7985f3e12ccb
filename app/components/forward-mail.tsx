// Asks somebody outside: mails of the conversation, chosen by the agent, below words of their own.

import { Button, Checkbox, Dialog, Text, TextArea } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Forward } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { Address } from '../../triage/mail.ts';
import type { action } from '../routes/conversations.$id.forward.ts';
import type { ConversationView } from '../view/conversation-view.ts';
import { newKey } from '../view/new-key.ts';
import { isUnderWay } from './act-fault.tsx';
import { FieldFault } from './field.tsx';
import { tellOwnWords } from './own-words.ts';
import { People } from './reply-people.tsx';
import { useSay } from './say.tsx';

export function ForwardMail({ view, disabled }: { view: ConversationView; disabled: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button type="button" variant="ghost" color="gray" size="1" disabled={disabled}>
          <Forward size={14} aria-hidden /> {say('Forward')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content maxWidth="560px" aria-describedby={undefined}>
        <Dialog.Title size="4">{say('Forward to somebody else')}</Dialog.Title>
        <ForwardForm view={view} close={() => setOpen(false)} />
      </Dialog.Content>
    </Dialog.Root>
  );
}

function ForwardForm({ view, close }: { view: ConversationView; close: () => void }) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const [key] = useState(newKey);
  const [to, setTo] = useState<readonly Address[]>([]);
  const mails = view.entries.flatMap((entry) =>
    entry.kind === 'message' && entry.message.direction !== 'note' ? [entry.message] : [],
  );
  const newest = mails.findLast(({ direction }) => direction === 'in')?.id;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(newest ? [newest] : []));
  const busy = isUnderWay(fetcher);
  const sent = fetcher.data?.sent ?? null;
  const faults = busy ? {} : (fetcher.data?.faults ?? {});
  useEffect(() => {
    if (sent !== key) return;
    tellOwnWords(view.id);
    close();
  }, [sent, key, close, view.id]);
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    // In the page's tree it stands within the form of the answer, which is not to be sent by it.
    <fetcher.Form
      method="post"
      action={`/conversations/${view.id}/forward`}
      className="forward"
      onSubmit={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        // As everywhere that something is written.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || busy) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
      noValidate
    >
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="messages" value={[...chosen].join(',')} />
      <People name="to" label={say('To')} people={to} change={setTo} fault={faults.to} focus />
      <TextArea
        name="text"
        rows={4}
        dir="auto"
        aria-label={say('Your words')}
        placeholder={say('Your words')}
      />
      <FieldFault id="forward-text-fault" fault={faults.text} />
      <fieldset>
        <legend>{say('Mails that go along')}</legend>
        <ul className="forward-mails">
          {mails.map(({ id, name, pieces, attachments }) => (
            <li key={id}>
              <Text as="label" size="2">
                <Checkbox checked={chosen.has(id)} onCheckedChange={() => toggle(id)} />{' '}
                <strong>
                  <bdi>{name}</bdi>
                </strong>{' '}
                <span className="quiet">
                  {beginningOf(pieces.map(({ text }) => text).join(''))}
                  {attachments.length > 0
                    ? ` · ${say.count(attachments.length, '{count} file', '{count} files')}`
                    : ''}
                </span>
              </Text>
            </li>
          ))}
        </ul>
        <FieldFault id="forward-mails-fault" fault={faults.messages ?? faults.key} />
        <Text as="label" size="2">
          <Checkbox name="files" defaultChecked /> {say('With their files')}
        </Text>
      </fieldset>
      <p className="quiet">
        {say('The customer does not see it. An answer to it comes into this conversation.')}
      </p>
      {!busy && fetcher.data?.fault ? <p role="alert">{fetcher.data.fault}</p> : null}
      <div className="sorting-buttons">
        <Dialog.Close>
          <Button type="button" variant="soft" color="gray">
            {say('Leave it')}
          </Button>
        </Dialog.Close>
        <Button type="submit" disabled={busy}>
          {busy ? say('Sending …') : say('Forward')}
        </Button>
      </div>
    </fetcher.Form>
  );
}

/** Enough to know the mail by. */
const beginningLength = 80;

function beginningOf(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  const beginning = letters.slice(0, beginningLength).join('');
  return letters.length > beginningLength ? `${beginning.trimEnd()} …` : beginning;
}
