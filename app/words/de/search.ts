// The search: its field, what it offers, what it found and why not.

import type { Catalogue } from '../say.ts';

export const search = {
  'Search all mail': 'Alle Mails durchsuchen',
  'Search conversations': 'Unterhaltungen durchsuchen',
  'Clear the search': 'Suche leeren',
  Suggestions: 'Vorschläge',
  Searching: 'Suche läuft',
  'Search results': 'Suchergebnisse',
  'No mail has “{word}”: this is for “{instead}”.':
    '„{word}“ steht in keiner Mail: gesucht wurde „{instead}“.',
  'Looked through the mail since {day}.': 'Durchsucht sind die Mails seit dem {day}.',
  'The newest first': 'Die neuesten zuerst',
  '{count} conversation found': '{count} Unterhaltung gefunden',
  '{count} conversations found': '{count} Unterhaltungen gefunden',
  'Show older': 'Ältere zeigen',
  'This search cannot be read': 'Diese Suche ist nicht zu verstehen',
  'Nothing found': 'Nichts gefunden',
  'Nothing in subjects, mails, notes, names, addresses, numbers and names of files is like “{q}”.':
    'In Betreffzeilen, Mails, Notizen, Namen, Adressen, Nummern und Dateinamen steht nichts wie „{q}“.',
  'These narrow a search; with a minus before them they leave out:':
    'Damit grenzt du eine Suche ein; mit einem Minus davor schließt du aus:',
  'words exactly so': 'Wörter genau so',
  'who wrote it: a name or an address': 'von wem: ein Name oder eine Adresse',
  'who got it: a name or an address': 'an wen: ein Name oder eine Adresse',
  'words of the subject': 'Wörter im Betreff',
  'a tag': 'ein Schlagwort',
  'how it stands: open, waiting, mine …': 'wie es steht: open (offen), waiting (wartet), mine (meine) …',
  'whose it is: a name, me or none': 'wem zugewiesen: ein Name, me (mir) oder none (niemandem)',
  'the team that has it': 'das zuständige Team',
  'what the customer wants': 'das Anliegen',
  'why a person has it': 'warum es bei einem Menschen ist',
  'how the customer sounds: angry, sarcastic, negative':
    'wie der Kunde klingt: angry (verärgert), sarcastic (sarkastisch), negative (unzufrieden)',
  'the mailbox it came to': 'das Postfach, in dem es ankam',
  'its language: en, de …': 'die Sprache: de, en …',
  'with an attachment or a note': 'mit Anhang (attachment) oder Notiz (note)',
  'written before a day': 'vor einem Tag geschrieben',
  'written on or after a day': 'an einem Tag oder danach geschrieben',
  'written on a day': 'an einem Tag geschrieben',
  'Say what to look for after {operator}:': 'Schreib hinter {operator}: wonach du suchst',
  'There is no {operator}: to search by. In quotes it is searched for as it stands.':
    'Nach {operator}: lässt sich nicht suchen. In Anführungszeichen wird es gesucht, wie es dasteht.',
  'That is too long for a search: use at most {most} words.':
    'Das ist zu lang für eine Suche: nimm höchstens {most} Wörter.',
  '{value} is no day. Write it as 2026-11-22, 2026-11, 22.11.2026, today or 7d.':
    '{value} ist kein Tag. Schreib ihn als 22.11.2026, 2026-11-22, 2026-11, heute oder 7d.',
  '{operator}:{value} means nothing here. Use one of: {known}.':
    '{operator}:{value} bedeutet hier nichts. Möglich sind: {known}.',
  'Who asks with a token is nobody: name the assignee.':
    'Wer mit einem Token fragt, ist niemand: nenn die zuständige Person.',
} satisfies Catalogue;
