// An answer that speaks of a file and has none was sent too early. In the languages that customers write most.

const words = [
  // English
  ...['attached', 'attaching', 'attachment', 'enclosed', 'i attach', 'we attach'],
  // German
  ...['im anhang', 'anbei', 'beigefügt', 'angehängt', 'hänge ich', 'in der anlage', 'als anlage'],
  // French, Spanish, Italian, Portuguese
  ...['ci-joint', 'ci-jointe', 'pièce jointe', 'en pièce', 'adjunto', 'adjunta', 'adjuntamos'],
  ...['in allegato', 'allegato', 'allego', 'em anexo', 'anexo'],
  // Czech, Slovak, Polish, Dutch
  ...['v příloze', 'přikládám', 'přiložen', 'v prílohe', 'prikladám', 'w załączniku', 'załączam'],
  ...['bijlage', 'bijgevoegd'],
];

const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** What speaks of a file, as it stands there; null where nothing does. A quoted line is not the agent's. */
export function speaksOfFile(text: string): string | null {
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n');
  return pattern.exec(own)?.[0] ?? null;
}
