// Looks into what the browser is sent: nothing of the server may be in it, and it must stay small. Run after the build.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'public', 'build');

/** Words that only code of the server has: one of them in a bundle means that a component imports too much. */
const forbidden = [
  'compromise',
  'kysely',
  'imapflow',
  'nodemailer',
  'mailparser',
  'graphile_worker',
  'DATABASE_URL',
  'BATON_SECRET',
  'node:crypto',
];

/** Script of a first load at most, gzip: the entry, what all pages share, and the largest page. Kilobytes. */
const budgetKb = 250;

const scripts = listScripts(folder);
if (scripts.length === 0) throw new Error('There is no build; run: npm run build');

const faults: string[] = [];
for (const file of scripts) {
  const text = readFileSync(file, 'utf8').toLowerCase();
  for (const word of forbidden) {
    if (text.includes(word.toLowerCase())) faults.push(`${path.relative(root, file)} holds "${word}"`);
  }
}

const firstLoads = listFirstLoads();
for (const { route, kb } of firstLoads) {
  if (kb > budgetKb) faults.push(`${route} loads ${kb} KB of script, more than ${budgetKb} KB`);
}
const largest = firstLoads.reduce((most, each) => (each.kb > most.kb ? each : most));
process.stdout.write(
  `largest first load: ${largest.route}, ${largest.kb} KB of script (gzip) in at most ${budgetKb} KB\n`,
);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function listScripts(place: string): string[] {
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

type Module = { module: string; imports?: string[] };
type Manifest = { entry: Module; routes: Record<string, Module & { id: string; parentId?: string }> };

/** From the manifest: what the entry, a route and its parents import, each file once. */
function listFirstLoads(): { route: string; kb: number }[] {
  const name = readdirSync(folder).find((each) => each.startsWith('manifest-') && each.endsWith('.js'));
  if (!name) throw new Error('The build has no manifest');
  const source = readFileSync(path.join(folder, name), 'utf8').replace(/^window\.__remixManifest=/, '');
  const manifest = JSON.parse(source.replace(/;\s*$/, '')) as Manifest;
  const sizes = new Map<string, number>();
  const size = (url: string) => {
    const known = sizes.get(url);
    if (known !== undefined) return known;
    const bytes = gzipSync(readFileSync(path.join(root, 'public', url))).length;
    sizes.set(url, bytes);
    return bytes;
  };
  return Object.values(manifest.routes).map((route) => {
    const files = new Set<string>([manifest.entry.module, ...(manifest.entry.imports ?? [])]);
    for (let each: typeof route | undefined = route; each; each = manifest.routes[each.parentId ?? '']) {
      for (const file of [each.module, ...(each.imports ?? [])]) files.add(file);
    }
    const bytes = [...files].reduce((sum, file) => sum + size(file), 0);
    return { route: route.id, kb: Math.round(bytes / 1024) };
  });
}
