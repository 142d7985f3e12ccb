// The questions that templates say they answer: what an engine learns a team's own intents from.

import type { Template } from './template.ts';

export type TemplateExample = Readonly<{
  intent: string;
  language: string;
  text: string;
  /** Whose question it is. */
  template: string;
}>;

/** Of all templates in use; the same question of one intent once. */
export function templateExamples(templates: readonly Template[]): TemplateExample[] {
  const found = templates.flatMap(({ name, intent, language, examples }) =>
    intent === null ? [] : examples.map((text) => ({ intent, language, text, template: name })),
  );
  return [...new Map(found.map((each) => [`${each.intent}\n${each.text.toLowerCase()}`, each])).values()];
}

/** Whether a change of the templates in use is one of what can be learnt from them. */
export const sameExamples = (before: readonly Template[], after: readonly Template[]): boolean =>
  JSON.stringify(templateExamples(before)) === JSON.stringify(templateExamples(after));
