// The mail that a template would make, asked for a moment after the last key: an older answer never comes after a newer one.

import { useEffect, useState } from 'react';

import type { TemplateFields } from '../../triage/compose/template-fields.ts';
import { templateFormData } from '../forms/template-fields.ts';
import type { PreviewAnswer } from '../routes/settings.templates.$name.preview.ts';

/** People pause this long between words. Milliseconds. */
const pauseMs = 300;

export type PreviewState = Readonly<{
  answer: PreviewAnswer | null;
  /** The server could not be asked: what is shown is older than what is typed. */
  stale: boolean;
}>;

export function useTemplatePreview(name: string, fields: TemplateFields, mail: string): PreviewState {
  const [state, setState] = useState<PreviewState>({ answer: null, stale: false });
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const body = templateFormData(fields);
      body.set('mail', mail);
      try {
        const response = await fetch(`/settings/templates/${name}/preview`, {
          ...{ method: 'POST', body, signal: asking.signal },
        });
        if (!response.ok) throw new Error(`The preview answered ${response.status}`);
        const answer: PreviewAnswer = await response.json();
        if (!asking.signal.aborted) setState({ answer, stale: false });
      } catch {
        // Without the server the page still holds what was typed: it says that the picture is an old one.
        if (!asking.signal.aborted) setState(({ answer }) => ({ answer, stale: true }));
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [name, fields, mail]);
  return state;
}
