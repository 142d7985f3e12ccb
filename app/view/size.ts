// How large a file is, as people say it.

import type { Say } from '../words/say.ts';

export function sizeWords(bytes: number, { locale }: Pick<Say, 'locale'>): string {
  const [unit, of, digits] =
    bytes < 1000
      ? (['byte', 1, 0] as const)
      : bytes < 1_000_000
        ? (['kilobyte', 1000, 0] as const)
        : (['megabyte', 1_000_000, 1] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(bytes / of);
}
