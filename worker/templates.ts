// Reads the approved words from the templates folder.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseTemplate, type Template } from '../triage/compose/template.ts';

/** Throws with every fault in every template: a worker with half its words would escalate without saying why. */
export function readTemplates(root: string): Template[] {
  const folder = path.join(root, 'templates');
  const faults: string[] = [];
  const templates: Template[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()) {
    try {
      const source = readFileSync(path.join(folder, file), 'utf8');
      templates.push(parseTemplate(file.slice(0, -'.md'.length), source, fileVersion(source)));
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return templates;
}

/** A file has no number: its words change with Baton's own version. */
const fileVersion = (source: string) =>
  `baton-${createHash('sha256').update(source).digest('hex').slice(0, 8)}`;
