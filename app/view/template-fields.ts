// A template as JSON, for the API: the same fields in both directions.

import type { Template } from '../../triage/compose/template.ts';

export const toFields = ({
  kind,
  intent,
  language,
  requires,
  lookup,
  subject,
  tone,
  examples,
  body,
}: Template) => ({ kind, intent, language, requires, lookup, subject, tone, examples, body });
