// In the template's editor: what its words would have changed in last month's mail.

import { Button } from '@radix-ui/themes';

import type { TemplateFields } from '../../triage/compose/template-fields.ts';
import type { EditorView } from '../view/template-view.ts';
import { ReplayMails, ReplaySummary } from './policy-replay.tsx';
import { useSay } from './say.tsx';

type Props = Readonly<{ view: EditorView; fields: TemplateFields }>;

/** Stands in the editor's form: cancelling and letting go are steps of it. */
export function TemplateTried({ view: { tried }, fields }: Props) {
  const say = useSay();
  if (!tried) return null;
  return (
    <div className="words-tried">
      <ReplaySummary replay={tried.replay} stale={!tried.fields || !isSame(tried.fields, fields)} />
      <Button type="submit" name="step" value="discard" size="1" variant="soft" color="gray">
        {say('Put the try away')}
      </Button>
    </div>
  );
}

export function TemplateTriedMails({ view: { tried, name } }: Pick<Props, 'view'>) {
  return tried ? <ReplayMails {...tried} page={`/settings/templates/${name}`} /> : null;
}

/** As they are stored: white space around the words makes no other words. */
const isSame = (a: TemplateFields, b: TemplateFields) => asStored(a) === asStored(b);
const asStored = ({ body, subject, ...rest }: TemplateFields) => {
  const { kind, intent, language, requires, lookup, tone, examples } = rest;
  return JSON.stringify([
    kind,
    intent,
    language,
    requires,
    lookup,
    subject || null,
    tone,
    examples,
    body.trim(),
  ]);
};
