// "Was this wrong?": one click, and the machine's reading of a mail is put right; a case that it learns from.

import { Button } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { useId } from 'react';

import type { CorrectionView } from '../view/correction-view.ts';
import { toSay } from '../words/say.ts';
import { ActFault } from './act-fault.tsx';
import { useSay } from './say.tsx';

export function Correction({ view }: { view: CorrectionView }) {
  const say = useSay();
  const fetcher = useFetcher();
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
            {say('Take back')}
          </button>
        </fetcher.Form>
        <ActFault fetcher={fetcher} />
      </div>
    );
  }
  const asRead = {
    intent: 'correct',
    wish: view.verdict.wish,
    anger: yesNo(view.verdict.anger),
    sarcasm: yesNo(view.verdict.sarcasm),
    action: 'as-it-was',
  };
  return (
    <>
      <ul className="correction-quick" aria-label={say('Put right with one click')}>
        {quickChoices(view).map(({ label, change }) => (
          <li key={label}>
            <button
              type="button"
              disabled={busy}
              onClick={() => fetcher.submit({ ...asRead, ...change }, { method: 'post', action })}
            >
              {say(label)}
            </button>
          </li>
        ))}
      </ul>
      <ActFault fetcher={fetcher} />
      <details className="correction">
        <summary data-key="w">{say('Was this wrong?')}</summary>
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="intent" value="correct" />
          <Choice name="wish" label={say('The customer wants')} value={asRead.wish} choices={view.wishes} />
          <Choice name="anger" label={say('Angry')} value={asRead.anger} choices={truths} />
          <Choice name="sarcasm" label={say('Sarcastic')} value={asRead.sarcasm} choices={truths} />
          <Choice name="action" label={say('Whose it was')} value="as-it-was" choices={actions} />
          <Button type="submit" variant="soft" size="1" disabled={busy}>
            {busy ? say('Saving …') : say('Save')}
          </Button>
        </fetcher.Form>
      </details>
    </>
  );
}

/** What is most often wrong, each the opposite of what the machine said. */
function quickChoices({ verdict }: CorrectionView) {
  return [
    verdict.anger
      ? { label: toSay('Not angry'), change: { anger: 'no' } }
      : { label: toSay('Angry after all'), change: { anger: 'yes' } },
    ...(verdict.sarcasm ? [{ label: toSay('No sarcasm'), change: { sarcasm: 'no' } }] : []),
    ...(verdict.wish === 'other'
      ? []
      : [{ label: toSay('Wants something else'), change: { wish: 'other' } }]),
    verdict.action === 'escalate'
      ? { label: toSay('The bot should have answered'), change: { action: 'reply' } }
      : { label: toSay('A person should have had it'), change: { action: 'escalate' } },
  ];
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const truths = [
  { value: 'yes', label: toSay('Yes') },
  { value: 'no', label: toSay('No') },
] as const;

const actions = [
  { value: 'as-it-was', label: toSay('As it went') },
  { value: 'reply', label: toSay('The bot should have answered') },
  { value: 'escalate', label: toSay('A person should have had it') },
] as const;

type ChoiceProps = Readonly<{
  name: string;
  label: string;
  value: string;
  choices: readonly Readonly<{ value: string; label: string }>[];
}>;

function Choice({ name, label, value, choices }: ChoiceProps) {
  const say = useSay();
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {say(choice.label)}
          </option>
        ))}
      </select>
    </div>
  );
}
