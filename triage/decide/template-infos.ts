// What a decision must know of the templates: that they are there, and for what.

import type { Template } from '../compose/template.ts';
import type { TemplateInfo } from './types.ts';

export function templateInfos(templates: readonly Template[]): TemplateInfo[] {
  return templates.flatMap(({ kind, name, intent, language }) =>
    kind === 'footer' ? [] : [{ kind, name, intent, language }],
  );
}
