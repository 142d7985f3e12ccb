// Templates and articles: lists, editors, previews, versions.

import type { Catalogue } from '../say.ts';

export const wordsPages = {
  'Name in templates': 'Name in Vorlagen',
  'Valid until (empty: until changed)': 'Gilt bis (leer: bis zur Änderung)',
  'Text, in Markdown': 'Text, in Markdown',
  'Links, one in a line: title {bar} address': 'Links, je Zeile einer: Titel {bar} Adresse',
  'It is suggested and quoted once it is published.':
    'Er wird vorgeschlagen und zitiert, sobald er veröffentlicht ist.',
  'It is switched off. Publishing brings it back.':
    'Er ist ausgeschaltet. Veröffentlichen bringt ihn zurück.',
  'Version {version} is published. You see draft {draft}.':
    'Version {version} ist veröffentlicht. Du siehst Entwurf {draft}.',
  Title: 'Titel',
  Published: 'Veröffentlicht',
  'Not published': 'Nicht veröffentlicht',
  Expired: 'Abgelaufen',
  'What your team knows. Agents get the ones that fit beside a conversation; a template may quote one.':
    'Was dein Team weiß. Was zu einem Gespräch passt, steht daneben; eine Vorlage kann einen Artikel zitieren.',
  'No articles yet': 'Noch keine Artikel',
  'Write down what you explain again and again; it then stands beside the mail that asks for it.':
    'Schreib auf, was du immer wieder erklärst; dann steht es neben der Mail, die danach fragt.',
  'Valid until': 'Gilt bis',
  'Until changed': 'Bis zur Änderung',
  'New article': 'Neuer Artikel',
  'Version {version} is published.': 'Version {version} ist veröffentlicht.',
  'Saved as draft {version}.': 'Als Entwurf {version} gespeichert.',
  'Switched off: it is not suggested any more.': 'Ausgeschaltet: Er wird nicht mehr vorgeschlagen.',
  'There is an article of this name in this language already.':
    'Einen Artikel mit diesem Namen gibt es in dieser Sprache schon.',
  'The template “{name}” quotes it: change that one first.':
    'Die Vorlage „{name}“ zitiert ihn: Ändere zuerst diese.',

  Publish: 'Veröffentlichen',
  'Save as draft': 'Als Entwurf speichern',
  'It is not published yet.': 'Noch nicht veröffentlicht.',
  'Words, in Markdown': 'Text der Vorlage, in Markdown',
  'Send a test to {address}': 'Zur Probe an {address} senden',
  'Compare with what is in use': 'Mit dem vergleichen, was gilt',
  'It is used once it is published.': 'Sie wird verwendet, sobald sie veröffentlicht ist.',
  'It is switched off: no mail is written from it.': 'Sie ist ausgeschaltet: Keine Mail entsteht daraus.',
  'Version {version} is in use.': 'Version {version} ist in Gebrauch.',
  'The words that Baton comes with are in use.': 'Der mitgelieferte Text ist in Gebrauch.',
  'You see draft {version}.': 'Du siehst Entwurf {version}.',
  Neutral: 'Neutral',
  'Warm|tone': 'Herzlich',
  Formal: 'Förmlich',
  Apologetic: 'Entschuldigend',
  Kind: 'Art',
  Intent: 'Wunsch',
  'Subject (empty: that of the customer’s mail)': 'Betreff (leer: der aus der Mail des Kunden)',
  'Needs the order: it is only sent where the order is known':
    'Braucht die Bestellung: wird nur gesendet, wo sie bekannt ist',
  'Required facts, one in a line': 'Nötige Angaben, je Zeile eine',
  'Questions customers ask, one in a line': 'Fragen, wie Kunden sie stellen, je Zeile eine',
  'What the customer gets': 'Was der Kunde bekommt',
  'With the facts of': 'Mit den Angaben von',
  'With made-up facts': 'Mit erfundenen Angaben',
  Formatted: 'Formatiert',
  'Plain text': 'Nur Text',
  Phone: 'Telefon',
  'The server does not answer: this is how it looked before.':
    'Der Server antwortet nicht: So sah es vorher aus.',
  'With these facts it would not be sent, and a person gets the mail: {why}':
    'Mit diesen Angaben würde sie nicht gesendet, und ein Mensch bekommt die Mail: {why}',
  'The formatted mail': 'Die formatierte Mail',
  'The mail as plain text': 'Die Mail als reiner Text',
  'There is nothing to show before the faults are mended.':
    'Es gibt nichts zu zeigen, bevor die Fehler behoben sind.',
  Versions: 'Versionen',
  'Version {version}': 'Version {version}',
  'Publish version {version}': 'Version {version} veröffentlichen',
  'Nobody has changed it: the words are those that Baton comes with.':
    'Niemand hat sie geändert: Es ist der mitgelieferte Text.',
  'Switch it on again': 'Wieder einschalten',
  'No mail is written from it now.': 'Jetzt entsteht keine Mail daraus.',
  'People then get the mails that it would have answered.':
    'Dann bekommen Menschen die Mails, die sie beantwortet hätte.',
  Changed: 'Geändert',
  'Draft {version}': 'Entwurf {version}',
  'The words the bot may use. What you publish here is used from the next mail on; every version is kept.':
    'Die Texte, die der Bot verwenden darf. Was du hier veröffentlichst, gilt ab der nächsten Mail; jede Version bleibt erhalten.',
  'Used in 30 days': 'Verwendet in 30 Tagen',
  'Gone: ': 'Weg: ',
  'New: ': 'Neu: ',
  'Nothing has changed.': 'Nichts hat sich geändert.',
  'Every answer in “{language}” ends with it.': 'Jede Antwort auf „{language}“ endet damit.',
  'There is no mailbox to send it from yet.': 'Es gibt noch kein Postfach, das sie senden könnte.',
  'New template': 'Neue Vorlage',
  'must be a language code such as en': 'muss ein Sprachkürzel sein wie en',
  'Saved as version {version}. Nobody is written to with it before it is published.':
    'Als Version {version} gespeichert. Niemand bekommt sie, bevor sie veröffentlicht ist.',
  'On its way to {address}, marked as a test.': 'Unterwegs an {address}, als Probe gekennzeichnet.',
  'Switched off: no mail is written from it.': 'Ausgeschaltet: Keine Mail entsteht daraus.',
  'Switched on again.': 'Wieder eingeschaltet.',
  'Version {version} is published: the next mail has these words.':
    'Version {version} ist veröffentlicht: Die nächste Mail hat diesen Text.',
  'Question back': 'Rückfrage',
  'Handover to a person': 'Übergabe an einen Menschen',
  'Last lines of every answer': 'Letzte Zeilen jeder Antwort',
  'Question for a one-time code': 'Frage nach einem Einmalcode',
  'One-time code': 'Einmalcode',
  'A promised answer will be late': 'Eine zugesagte Antwort kommt später',
  '{question}: question back': '{question}: Rückfrage',
  'as it comes': 'mitgeliefert',
  'not published': 'nicht veröffentlicht',
  'Subject: {subject}': 'Betreff: {subject}',
  'Tone: {tone}': 'Ton: {tone}',
  'Needs the order': 'Braucht die Bestellung',
  'Needs {fact}': 'Braucht {fact}',
  'Question: {question}': 'Frage: {question}',
  'Line {line}: {fault}': 'Zeile {line}: {fault}',
} satisfies Catalogue;
