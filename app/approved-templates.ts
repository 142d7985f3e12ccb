// Which approved words there are, for checking a policy: the files that the worker answers from.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { TemplateInfo } from '../triage/decide/types.ts';
import type { RequestContext } from './context.ts';

/** Read anew each time: policies are saved rarely, and the files may have changed. Faulty ones count as not there. */
export async function listApprovedTemplates({ app }: Pick<RequestContext, 'app'>): Promise<TemplateInfo[]> {
  const { parseTemplate } = await import('../triage/compose/template.ts');
  const folder = path.join(app.config.root, 'templates');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  const found = await Promise.all(
    files.map(async (file): Promise<TemplateInfo[]> => {
      const source = await readFile(path.join(folder, file), 'utf8');
      try {
        const { name, kind, intent, language } = parseTemplate(file.slice(0, -'.md'.length), source);
        return kind === 'footer' ? [] : [{ name, kind, intent, language }];
      } catch (error) {
        app.log.warn({ file, error }, 'a template is faulty');
        return [];
      }
    }),
  );
  return found.flat();
}
