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
  Settings: 'Einstellungen',
  Bot: 'Bot',
  Record: 'Protokoll',
  'Who works here, in which role and in which teams':
    'Wer hier arbeitet, in welcher Rolle und in welchen Teams',
  'The names that sort conversations and customers': 'Die Namen, die Gespräche und Kunden ordnen',
  'What is written again and again, and your signature':
    'Was immer wieder geschrieben wird, und deine Signatur',
  'What it answers by itself, and what a person gets': 'Was er selbst beantwortet und was ein Mensch bekommt',
  'The words in which it answers': 'Die Worte, in denen er antwortet',
  'What it knows about the shop and its rules': 'Was er über den Shop und seine Regeln weiß',
  'Where it looks up orders': 'Wo er Bestellungen nachsieht',
  'What other programs may read and write here': 'Was andere Programme hier lesen und schreiben dürfen',
  'Which other programs are told what happens': 'Welche anderen Programme erfahren, was geschieht',
  'Who changed what, and when': 'Wer was wann geändert hat',
  'Whose mail is kept out, and what it was': 'Wessen Mails draußen bleiben und welche es waren',
} satisfies Catalogue;
