// Which approved words there are, for the pages: the files that come with Baton, and what the team has published over them.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { listStoredTemplates } from '../db/templates.ts';
import type { Template } from '../triage/compose/template.ts';
import type { TemplateInfo } from '../triage/decide/types.ts';
import type { RequestContext } from './context.ts';
import { parsers } from './parsers.server.ts';

type AppOf = Pick<RequestContext, 'app'>;

/** What a policy is checked against. */
export async function listApprovedTemplates(of: AppOf): Promise<TemplateInfo[]> {
  return (await readApproved(of)).flatMap(({ name, kind, intent, language }) =>
    kind === 'footer' ? [] : [{ name, kind, intent, language }],
  );
}

/** In use now. Read anew each time: words are edited rarely, and the files may have changed. */
export async function readApproved(of: AppOf): Promise<readonly Template[]> {
  const { approvedTemplates } = await parsers.approved();
  const [files, stored] = await Promise.all([readFiles(of), listStoredTemplates(of.app.db)]);
  const { templates, faults } = approvedTemplates(
    files.map((each) => each.template),
    stored,
  );
  for (const fault of faults) of.app.log.warn({ fault }, 'a published template is faulty');
  return templates;
}

export type TemplateFile = Readonly<{ template: Template; source: string }>;

/** Those that come with Baton. Faulty ones count as not there. */
export async function readFiles({ app }: AppOf): Promise<TemplateFile[]> {
  const { parseTemplate } = await parsers.template();
  const folder = path.join(app.config.root, 'templates');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const found = await Promise.all(
    names.map(async (file): Promise<TemplateFile[]> => {
      const source = await readFile(path.join(folder, file), 'utf8');
      const version = `baton-${createHash('sha256').update(source).digest('hex').slice(0, 8)}`;
      try {
        return [{ template: parseTemplate(file.slice(0, -'.md'.length), source, version), source }];
      } catch (error) {
        app.log.warn({ file, error }, 'a template is faulty');
        return [];
      }
    }),
  );
  return found.flat();
}
