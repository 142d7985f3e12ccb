// A mail to try: typed, pasted as it came, or one of the past; and whether its sender counts as proven.

import { Button, Select, TextArea, TextField } from '@radix-ui/themes';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { useState } from 'react';

import type { action } from '../routes/_desk.playground.tsx';
import { toSay } from '../words/say.ts';
import { Field } from './field.tsx';
import { type Pickable, PlaygroundPick } from './playground-pick.tsx';
import { useSay } from './say.tsx';

export type PlaygroundFormProps = Readonly<{
  given: Readonly<{
    kind: string;
    from: string;
    name: string;
    subject: string;
    text: string;
    source: string;
    messageId: number;
    assumed: string;
  }>;
  mails: readonly Pickable[];
}>;

const kinds = [
  ['fields', toSay('Write one')],
  ['source', toSay('Paste one')],
  ['message', toSay('Pick a past one')],
] as const;

/** An empty value is none to the menu: it has a word of its own here. */
const asProven = 'header';
const senders = [
  [asProven, toSay('As the mail itself proves')],
  ['pass', toSay('Proven to be who it says')],
  ['none', toSay('Not proven')],
  ['fail', toSay('Forged')],
] as const;

export function PlaygroundForm({ given, mails }: PlaygroundFormProps) {
  const say = useSay();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().formAction?.startsWith('/playground') ?? false;
  const [kind, setKind] = useState(given.kind);
  const [sender, setSender] = useState(given.assumed || asProven);
  const faults: Readonly<Record<string, string>> = busy ? {} : (answer?.faults ?? {});
  const choose = (next: string) => {
    setKind(next);
    // Typed words prove nothing by themselves; a mail that came does, or does not.
    setSender(next === 'fields' ? 'pass' : asProven);
  };
  return (
    <Form method="post" action="/playground" className="playground-form" noValidate preventScrollReset>
      <fieldset className="playground-kinds">
        <legend className="visually-hidden">{say('Which mail')}</legend>
        {kinds.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="kind"
              value={value}
              checked={kind === value}
              onChange={() => choose(value)}
            />
            <span>{say(label)}</span>
          </label>
        ))}
      </fieldset>
      {kind === 'fields' ? <TypedFields given={given} faults={faults} /> : null}
      {kind === 'source' ? (
        <Field label={say('The whole mail with its headers')} name="source" fault={faults.source}>
          {(props) => (
            <TextArea {...props} defaultValue={given.source} rows={16} className="playground-source" />
          )}
        </Field>
      ) : null}
      {kind === 'message' ? (
        <PlaygroundPick mails={mails} chosen={given.messageId} fault={faults.messageId} />
      ) : null}
      <div className="field">
        <span id="playground-sender">{say('Sender')}</span>
        <input type="hidden" name="assumed" value={sender === asProven ? '' : sender} />
        <Select.Root value={sender} onValueChange={setSender}>
          <Select.Trigger variant="soft" color="gray" aria-labelledby="playground-sender" />
          <Select.Content>
            {senders.map(([value, label]) => (
              <Select.Item key={value} value={value}>
                {say(label)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select.Root>
      </div>
      <Button type="submit" disabled={busy}>
        {say(busy ? 'Trying …' : 'Try this mail')}
      </Button>
    </Form>
  );
}

type FieldsProps = Readonly<{
  given: PlaygroundFormProps['given'];
  faults: Readonly<Record<string, string>>;
}>;

function TypedFields({ given, faults }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Field label={say('From')} name="from" fault={faults.from}>
        {(props) => <TextField.Root {...props} type="email" defaultValue={given.from} autoComplete="off" />}
      </Field>
      <Field label={say('Name')} name="name" fault={faults.name}>
        {(props) => <TextField.Root {...props} defaultValue={given.name} autoComplete="off" />}
      </Field>
      <Field label={say('Subject')} name="subject" fault={faults.subject}>
        {(props) => <TextField.Root {...props} defaultValue={given.subject} autoComplete="off" />}
      </Field>
      <Field label={say('Text')} name="text" fault={faults.text}>
        {(props) => <TextArea {...props} defaultValue={given.text} rows={8} dir="auto" />}
      </Field>
    </>
  );
}
