// A template as the fields of a form, and the file that they make.

import { stringify as writeYaml } from 'yaml';

/** What a template consists of, as somebody gives it: not checked yet. */
export type TemplateFields = Readonly<{
  kind: string;
  intent: string | null;
  language: string;
  requires: readonly string[];
  lookup: string;
  subject: string | null;
  tone: string;
  examples: readonly string[];
  body: string;
}>;

/** The file that these fields make: `readTemplate` reads it. */
export function writeTemplate({ body, ...front }: TemplateFields): string {
  const { kind, intent, language, requires, lookup, subject, tone, examples } = front;
  const said = {
    kind,
    ...(intent === null ? {} : { intent }),
    language,
    ...(requires.length > 0 ? { requires } : {}),
    ...(lookup === 'none' ? {} : { lookup }),
    ...(subject === null ? {} : { subject }),
    ...(tone === 'neutral' ? {} : { tone }),
    ...(examples.length > 0 ? { examples } : {}),
  };
  return `---\n${writeYaml(said, { lineWidth: 0 })}---\n${body.replaceAll('\r\n', '\n').trim()}\n`;
}
