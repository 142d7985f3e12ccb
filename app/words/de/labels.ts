// The short words for what the database keeps as codes: the inbox's views, states, intents, reasons.

import type { Catalogue } from '../say.ts';

export const labels = {
  'Needs a person': 'Braucht einen Menschen',
  Mine: 'Meine',
  Unassigned: 'Nicht zugewiesen',
  'Handled by the bot': 'Beim Bot',
  Waiting: 'Wartet auf Antwort',
  Snoozed: 'Zurückgestellt',
  Resolved: 'Erledigt',
  'Automated mail': 'Automatische Mails',
  Spam: 'Spam',
  All: 'Alle',
} satisfies Catalogue;
