// Which templates are in use: those that a team has published win over the files that Baton comes with.

import { readTemplate, type Template } from './template.ts';
import { faultWords } from './template-fault.ts';

/** What the database knows of one template. */
export type StoredTemplate = Readonly<{
  name: string;
  /** The version that is published, and its words; null: the file's are used, where there is one. */
  version: number | null;
  source: string | null;
  /** Switched off, the file's words too. */
  retired: boolean;
}>;

export type ApprovedTemplates = Readonly<{
  templates: readonly Template[];
  /** Published ones that this Baton cannot read: they are left out, and a person gets what they would have answered. */
  faults: readonly string[];
}>;

/** In the order of their names. */
export function approvedTemplates(
  files: readonly Template[],
  stored: readonly StoredTemplate[],
): ApprovedTemplates {
  const faults: string[] = [];
  const published = stored.flatMap(({ name, version, source, retired }): Template[] => {
    if (retired || source === null) return [];
    const read = readTemplate(name, source, String(version));
    if (read.template) return [read.template];
    faults.push(`Template ${name}, version ${version}: ${read.faults.map(faultWords).join('; ')}`);
    return [];
  });
  const replaced = new Set(
    stored.filter((each) => each.retired || each.source !== null).map((each) => each.name),
  );
  const templates = [...files.filter((each) => !replaced.has(each.name)), ...published];
  return { templates: templates.sort((a, b) => (a.name < b.name ? -1 : 1)), faults };
}
