// A mail to write as a practice customer.

import { Button, Callout, Checkbox, TextArea, TextField } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { Send } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { action } from '../routes/_desk.sandbox.tsx';
import type { PracticeMailView } from '../view/practice-view.ts';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  from: string;
  name: string;
  answering: PracticeMailView | null;
  onDone: () => void;
}>;

export function PracticeForm({ from, name, answering, onDone }: Props) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const form = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const done = useRef(onDone);
  done.current = onDone;
  const busy = fetcher.state !== 'idle';
  const faults: Readonly<Record<string, string>> = busy ? {} : (fetcher.data?.faults ?? {});
  const sent = fetcher.data?.sent ?? null;

  useEffect(() => {
    if (answering) text.current?.focus();
  }, [answering]);
  useEffect(() => {
    if (!sent) return;
    form.current?.reset();
    done.current();
  }, [sent]);

  return (
    <fetcher.Form ref={form} method="post" className="practice-form" noValidate>
      <input type="hidden" name="from" value={from} />
      {answering ? <input type="hidden" name="inReplyTo" value={answering.messageId ?? ''} /> : null}
      {!busy && fetcher.data?.fault ? (
        <Callout.Root color="red" size="1" role="alert">
          <Callout.Text>{say(fetcher.data.fault)}</Callout.Text>
        </Callout.Root>
      ) : null}
      <Field label={say('Subject')} name="subject" fault={faults.subject}>
        {(props) => (
          <TextField.Root
            {...props}
            defaultValue={answering ? replySubject(answering.subject) : ''}
            maxLength={500}
          />
        )}
      </Field>
      <Field
        label={answering ? say('Reply as {name}', { name }) : say('Write to support as {name}', { name })}
        name="text"
        fault={faults.text}
      >
        {(props) => <TextArea {...props} ref={text} rows={4} dir="auto" />}
      </Field>
      <div className="practice-foot">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is a button with an input of its own */}
        <label className="practice-spoofed">
          <Checkbox name="spoofed" /> {say('Send from another server, as a forger would')}
        </label>
        {answering ? (
          <Button type="button" variant="soft" color="gray" onClick={onDone}>
            {say('New mail instead')}
          </Button>
        ) : null}
        <Button type="submit" disabled={busy}>
          <Send size={16} aria-hidden /> {say(busy ? 'Sending …' : 'Send')}
        </Button>
      </div>
    </fetcher.Form>
  );
}

const replySubject = (subject: string) => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);
