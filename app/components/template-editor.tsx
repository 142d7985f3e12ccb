// One template under somebody's hands: fields, words, what they will look like, and the way to the next mail.

import { Button, TextArea } from '@radix-ui/themes';
import { useFetcher } from '@remix-run/react';
import { useRef, useState } from 'react';

import type { TemplateFields } from '../../triage/compose/template-fields.ts';
import type { action } from '../routes/_desk.settings.templates.$name.tsx';
import { type EditorView, fieldLines } from '../view/template-view.ts';
import type { Say } from '../words/say.ts';
import { BackLink } from './back-link.tsx';
import { Field } from './field.tsx';
import { useSay } from './say.tsx';
import { SlotMenu } from './slot-menu.tsx';
import { TemplateFront } from './template-front.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { TemplateTried, TemplateTriedMails } from './template-tried.tsx';
import { TemplateVersions } from './template-versions.tsx';
import { TextDiff } from './text-diff.tsx';
import { useTemplatePreview } from './use-template-preview.ts';
import { WordsSaid } from './words-said.tsx';

export function TemplateEditor({ view }: { view: EditorView }) {
  const say = useSay();
  const fetcher = useFetcher<typeof action>();
  const [fields, setFields] = useState(view.fields);
  const [basedOn, setBasedOn] = useState(view.basedOn);
  const [mail, setMail] = useState('');
  const [touched, setTouched] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const preview = useTemplatePreview(view.name ?? 'new', fields, mail);
  const busy = fetcher.state !== 'idle';
  const said = busy ? undefined : fetcher.data;
  const [taken, setTaken] = useState<typeof said>();
  // Somebody else's version must not be laid over what is being typed: only one's own saving brings in what is stored. On a slow
  // page its answer may be drawn before the page's data is: it is waited for, or the next step would be based on what was before.
  if (said && said !== taken && said.kept !== null && view.basedOn >= said.kept) {
    setTaken(said);
    setFields(view.fields);
    setBasedOn(view.basedOn);
    setTouched(false);
  }
  const change = (changes: Partial<TemplateFields>) => {
    setFields((before) => ({ ...before, ...changes }));
    setTouched(true);
  };
  const insert = (text: string) => {
    const field = area.current;
    const at = field?.selectionStart ?? fields.body.length;
    change({ body: fields.body.slice(0, at) + text + fields.body.slice(field?.selectionEnd ?? at) });
    // After React has put the new words in, the cursor would stand at their end.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(at + text.length, at + text.length);
    });
  };
  // While nothing is typed after an answer, the answer's faults are those that count; then the preview's.
  const faults = said && Object.keys(said.faults).length > 0 ? said.faults : (preview.answer?.faults ?? {});
  const faulty = Object.keys(faults).length > 0;
  return (
    <main id="main" className="page words words-editor">
      <header className="page-head">
        <div>
          <BackLink to="/settings/templates">{say('Templates')}</BackLink>
          <h1>{view.title}</h1>
          <p className="quiet">{stateWords(say, view)}</p>
        </div>
      </header>
      <div className="words-columns">
        <fetcher.Form method="post" noValidate className="words-form">
          <input type="hidden" name="basedOn" value={basedOn} />
          <input type="hidden" name="mail" value={mail} />
          <TemplateFront view={view} fields={fields} faults={touched || said ? faults : {}} change={change} />
          <Field label={say('Words, in Markdown')} name="body" fault={undefined}>
            {(props) => (
              <TextArea
                {...props}
                ref={area}
                className="words-body"
                value={fields.body}
                onChange={(event) => change({ body: event.target.value })}
                aria-invalid={faults.body ? true : undefined}
                aria-describedby="body-faults"
                readOnly={busy}
                dir="auto"
              />
            )}
          </Field>
          <BodyFaults words={touched || said ? faults.body : undefined} area={area} />
          <SlotMenu slots={view.slots} articles={view.articles} insert={insert} />
          <WordsSaid said={said} busy={busy} />
          <TemplateTried view={view} fields={fields} />
          <div className="words-buttons">
            <Button type="submit" name="step" value="publish" disabled={busy || faulty}>
              {say('Publish')}
            </Button>
            <Button type="submit" name="step" value="save" variant="soft" disabled={busy || faulty}>
              {say('Save as draft')}
            </Button>
            {view.name ? (
              <Button type="submit" name="step" value="try" variant="soft" disabled={busy || faulty}>
                {say('Try on last month’s mail')}
              </Button>
            ) : null}
            <Button
              type="submit"
              name="step"
              value="test"
              variant="soft"
              color="gray"
              disabled={busy || faulty}
            >
              {say('Send a test to {address}', { address: view.myAddress })}
            </Button>
          </div>
        </fetcher.Form>
        <TemplatePreview preview={preview} mails={view.mails} mail={mail} pick={setMail} />
      </div>
      {view.used ? (
        <details className="words-compare">
          <summary>{say('Compare with what is in use')}</summary>
          <TextDiff before={fieldLines(say, view.used)} after={fieldLines(say, fields)} />
        </details>
      ) : null}
      <TemplateTriedMails view={view} />
      <TemplateVersions view={view} fetcher={fetcher} />
    </main>
  );
}

function stateWords(say: Say, { name, usedVersion, hasDraft, retired, basedOn }: EditorView): string {
  if (name === null) return say('It is used once it is published.');
  if (retired) return say('It is switched off: no mail is written from it.');
  const used =
    usedVersion === null
      ? say('It is not published yet.')
      : /^\d+$/.test(usedVersion)
        ? say('Version {version} is in use.', { version: usedVersion })
        : say('The words that Baton comes with are in use.');
  return hasDraft ? `${used} ${say('You see draft {version}.', { version: basedOn })}` : used;
}

/** Each fault leads to its line. */
function BodyFaults({
  words,
  area,
}: {
  words: string | undefined;
  area: React.RefObject<HTMLTextAreaElement>;
}) {
  const go = (line: number) => {
    const field = area.current;
    if (!field) return;
    const lines = field.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  return (
    <ul id="body-faults" className="words-faults" aria-live="polite">
      {(words?.split('\n') ?? []).map((fault) => {
        const line = Number(/^\p{L}+ (\d+):/u.exec(fault)?.[1] ?? 0);
        return (
          <li key={fault} className="field-fault">
            {line > 0 ? (
              <button type="button" className="text-button" onClick={() => go(line)}>
                {fault}
              </button>
            ) : (
              fault
            )}
          </li>
        );
      })}
    </ul>
  );
}
