// What an attachment is, by its name and type: how it can be looked at here, and whether opening it elsewhere is a risk.

export type FileShow = 'image' | 'pdf' | 'text' | 'table' | 'mail' | 'event';
export type FileDanger =
  | Readonly<{ kind: 'program' | 'page' | 'macros' | 'disk' }>
  | Readonly<{ kind: 'two-endings'; ending: string }>;

const programs = new Set(
  (
    'exe scr com pif bat cmd msi msp msix appx ps1 psm1 vbs vbe vb js jse mjs wsf wsh hta jar lnk reg dll cpl scf url ' +
    'application gadget inf chm sh bash command desktop run apk app pkg deb rpm py rb pl php ade adp accde one xll'
  ).split(' '),
);
const pages = new Set(['html', 'htm', 'xhtml', 'xht', 'shtml', 'mht', 'mhtml', 'svg', 'svgz', 'xml', 'xsl']);
const macros = new Set([
  'docm',
  'dotm',
  'xlsm',
  'xltm',
  'xlsb',
  'xlam',
  'pptm',
  'potm',
  'ppsm',
  'ppam',
  'sldm',
]);
const disks = new Set(['iso', 'img', 'vhd', 'vhdx', 'dmg', 'udf']);
const programTypes =
  /^(?:application\/(?:x-ms(?:download|dos-program|i)|x-dosexec|x-executable|vnd\.microsoft\.portable-executable|(?:x-)?javascript|x-sh|java-archive|hta)|text\/(?:javascript|vbscript))$/;
const usualEnding = /^(?:pdf|docx?|xlsx?|pptx?|txt|csv|jpe?g|png|gif|zip|eml|mp[34]|rtf|odt)$/;

export function findDanger(filename: string, contentType: string): FileDanger | null {
  const [ending = '', before = ''] = filename.toLowerCase().trim().split('.').reverse();
  const type = contentType.toLowerCase();
  const risky = programs.has(ending) || pages.has(ending) || macros.has(ending) || disks.has(ending);
  if (risky && usualEnding.test(before.trim())) return { kind: 'two-endings', ending };
  if (programs.has(ending) || programTypes.test(type)) return { kind: 'program' };
  if (pages.has(ending) || type === 'text/html' || type === 'image/svg+xml') return { kind: 'page' };
  if (macros.has(ending)) return { kind: 'macros' };
  return disks.has(ending) ? { kind: 'disk' } : null;
}

/** Bytes; what is larger is saved and opened by a program made for it. */
const largestShown = 25_000_000;

export function howToShow(filename: string, contentType: string, size: number): FileShow | null {
  if (size > largestShown) return null;
  const ending = filename.toLowerCase().split('.').at(-1) ?? '';
  const type = contentType.toLowerCase();
  if (/^image\/(?:png|jpeg|gif|webp)$/.test(type)) return 'image';
  if (type === 'application/pdf' || ending === 'pdf') return 'pdf';
  if (type === 'message/rfc822' || ending === 'eml') return 'mail';
  if (type === 'text/calendar' || ending === 'ics') return 'event';
  if (type === 'text/csv' || ending === 'csv') return 'table';
  // Shown as letters, a page or a script is as harmless as any text.
  if (type.startsWith('text/') || /^(?:txt|log|md|json|xml|html?|js|ini|yaml|yml|svg)$/.test(ending))
    return 'text';
  return null;
}

/** Signs that turn words round would hide the ending of a name. */
export const shownName = (filename: string) =>
  filename.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '\ufffd');
