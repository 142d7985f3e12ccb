// "Was this wrong?": one click, and the machine's reading of a mail is put right; a case that it learns from.

import { Button } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { useId } from 'react';

import type { CorrectionView } from '../view/correction-view.ts';

export function Correction({ view }: { view: CorrectionView }) {
  const fetcher = useFetcher<{ fault: string | null }>();
  const busy = fetcher.state !== 'idle';
  const action = `/messages/${view.messageId}/correction`;
  if (view.said) {
    return (
      <div className="correction-said" role="status">
        <p>
          {view.said.by}: {view.said.sentences.join(' ')}
        </p>
        <fetcher.Form method="post" action={action}>
          <button type="submit" name="intent" value="take-back" className="text-button" disabled={busy}>
            Take back
          </button>
        </fetcher.Form>
      </div>
    );
  }
  return (
    <details className="correction">
      <summary data-key="w">Was this wrong?</summary>
      <fetcher.Form method="post" action={action}>
        <input type="hidden" name="intent" value="correct" />
        <Choice name="wish" label="The customer wants" value={view.verdict.wish} choices={view.wishes} />
        <Choice name="anger" label="Angry" value={yesNo(view.verdict.anger)} choices={truths} />
        <Choice name="sarcasm" label="Sarcastic" value={yesNo(view.verdict.sarcasm)} choices={truths} />
        <Choice name="action" label="Whose it was" value="as-it-was" choices={actions} />
        {fetcher.data?.fault ? (
          <p role="alert" className="field-fault">
            {fetcher.data.fault}
          </p>
        ) : null}
        <Button type="submit" variant="soft" size="1" disabled={busy}>
          {busy ? 'Saving …' : 'Save'}
        </Button>
      </fetcher.Form>
    </details>
  );
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const truths = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

const actions = [
  { value: 'as-it-was', label: 'As it went' },
  { value: 'reply', label: 'The bot should have answered' },
  { value: 'escalate', label: 'A person should have had it' },
] as const;

type ChoiceProps = Readonly<{
  name: string;
  label: string;
  value: string;
  choices: readonly Readonly<{ value: string; label: string }>[];
}>;

function Choice({ name, label, value, choices }: ChoiceProps) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
