// What surrounds every page: navigation, the agent's menu, faults of whole pages.

import type { Catalogue } from '../say.ts';

export const frame = {
  Inbox: 'Eingang',
  'Skip to the page': 'Zum Inhalt springen',
  Main: 'Hauptmenü',
  Figures: 'Zahlen',
  'Every mail': 'Jede Mail',
  Policy: 'Regeln',
  Playground: 'Probierfeld',
  Words: 'Texte',
  Shop: 'Shop',
  Sandbox: 'Sandkasten',
  Appearance: 'Darstellung',
  Language: 'Sprache',
  Light: 'Hell',
  Dark: 'Dunkel',
  'As the system': 'Wie das System',
  'Away: assign me nothing': 'Abwesend: mir nichts zuweisen',
  Keyboard: 'Tastatur',
  'Sign out': 'Abmelden',
  'Nothing here': 'Hier ist nichts',
  'This page does not exist, or what it showed is gone.':
    'Diese Seite gibt es nicht, oder was sie zeigte, ist nicht mehr da.',
  'Not for your role': 'Nicht für deine Rolle',
  'This page is for managers and admins. An admin can change your role.':
    'Diese Seite ist für Leitung und Administration. Eine Administratorin kann deine Rolle ändern.',
  'Something went wrong here': 'Hier ist etwas schiefgegangen',
  'It has been noted. Nothing that was sent is lost; loading the page again may be enough.':
    'Es ist festgehalten. Nichts Gesendetes ist verloren; vielleicht genügt es, die Seite neu zu laden.',
  'Back to the inbox': 'Zurück zum Eingang',
} satisfies Catalogue;
