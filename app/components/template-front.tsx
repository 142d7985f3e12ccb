// What a template is about, beside its words: each field of its front matter.

import { TextArea, TextField } from '@radix-ui/themes';

import type { TemplateFields } from '../../triage/compose/template-fields.ts';
import type { EditorView } from '../view/template-view.ts';
import { toSay } from '../words/say.ts';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{
  view: EditorView;
  fields: TemplateFields;
  faults: Readonly<Record<string, string>>;
  change: (fields: Partial<TemplateFields>) => void;
}>;

const kinds = [
  ['answer', toSay('Answer')],
  ['ask', toSay('Question back')],
  ['handover', toSay('Handover to a person')],
  ['footer', toSay('Last lines of every answer')],
] as const;
const tones = [
  ['neutral', toSay('Neutral')],
  ['warm', toSay('Warm|tone')],
  ['formal', toSay('Formal')],
  ['sorry', toSay('Apologetic')],
] as const;

const lines = (text: string) => text.split('\n');

export function TemplateFront({ view, fields, faults, change }: Props) {
  const say = useSay();
  const isNew = view.name === null;
  const hasIntent = fields.kind === 'answer' || fields.kind === 'ask';
  return (
    <div className="words-front">
      <Choice
        name="kind"
        label={say('Kind')}
        value={fields.kind}
        choices={kinds}
        fixed={!isNew}
        change={change}
      />
      {hasIntent ? (
        <Field label={say('Intent')} name="intent" fault={faults.intent}>
          {(props) => (
            <>
              <TextField.Root
                {...props}
                value={fields.intent ?? ''}
                list="intents"
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => change({ intent: event.target.value })}
              />
              <datalist id="intents">
                {view.intents.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {say(label)}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
      <Field label={say('Language')} name="language" fault={faults.language}>
        {(props) => (
          <TextField.Root
            {...props}
            value={fields.language}
            maxLength={2}
            readOnly={!isNew}
            spellCheck={false}
            onChange={(event) => change({ language: event.target.value })}
          />
        )}
      </Field>
      <Choice
        name="tone"
        label={say('Tone')}
        value={fields.tone}
        choices={tones}
        fixed={false}
        change={change}
      />
      <div className="words-wide">
        <Field
          label={say('Subject (empty: that of the customer’s mail)')}
          name="subject"
          fault={faults.subject}
        >
          {(props) => (
            <TextField.Root
              {...props}
              value={fields.subject ?? ''}
              onChange={(event) => change({ subject: event.target.value || null })}
            />
          )}
        </Field>
      </div>
      <label className="words-check">
        <input
          type="checkbox"
          name="lookup"
          value="order"
          checked={fields.lookup === 'order'}
          onChange={(event) => change({ lookup: event.target.checked ? 'order' : 'none' })}
        />
        {say('Needs the order: it is only sent where the order is known')}
      </label>
      <Field label={say('Required facts, one in a line')} name="requires" fault={faults.requires}>
        {(props) => (
          <TextArea
            {...props}
            rows={2}
            spellCheck={false}
            value={fields.requires.join('\n')}
            onChange={(event) => change({ requires: lines(event.target.value) })}
          />
        )}
      </Field>
      <Field label={say('Questions customers ask, one in a line')} name="examples" fault={faults.examples}>
        {(props) => (
          <TextArea
            {...props}
            rows={2}
            value={fields.examples.join('\n')}
            onChange={(event) => change({ examples: lines(event.target.value) })}
          />
        )}
      </Field>
    </div>
  );
}

type ChoiceProps = Readonly<{
  name: 'kind' | 'tone';
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  /** What a template is stays what it was made as. */
  fixed: boolean;
  change: Props['change'];
}>;

function Choice({ name, label, value, choices, fixed, change }: ChoiceProps) {
  const say = useSay();
  return (
    <Field label={label} name={name} fault={undefined}>
      {(props) =>
        fixed ? (
          <>
            <input type="hidden" name={name} value={value} />
            <input
              id={props.id}
              className="words-select"
              readOnly
              value={say(choices.find(([key]) => key === value)?.[1] ?? value)}
            />
          </>
        ) : (
          <select
            {...props}
            className="words-select"
            value={value}
            onChange={(event) => change({ [name]: event.target.value })}
          >
            {choices.map(([key, words]) => (
              <option key={key} value={key}>
                {say(words)}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  );
}
