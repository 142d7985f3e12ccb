// Tokens, webhooks and what they were told.

import type { Catalogue } from '../say.ts';

export const hooks = {
  Programs: 'Programme',
  Tokens: 'Zugänge',
  Webhooks: 'Webhooks',
  'What the API can do': 'Was die API kann',
  'The API': 'Die API',
  'For those who write programs that work with Baton. Only admins see this page; its document is open to everybody.':
    'Für alle, die Programme für Baton schreiben. Diese Seite sehen nur Admins; ihr Dokument ist für jeden offen.',
  'The document for programs (OpenAPI)': 'Das Dokument für Programme (OpenAPI)',
  'Each request carries a token, and is answered in JSON:':
    'Jede Anfrage bringt einen Zugang mit und wird in JSON beantwortet:',
  TOKEN: 'ZUGANG',
  'Parts of the API': 'Teile der API',
  'What Baton sends to the addresses under Settings, Webhooks.':
    'Was Baton an die Adressen unter Einstellungen, Webhooks schickt.',
  'The token needs the scope': 'Der Zugang braucht das Recht',
  Parameters: 'Parameter',
  Headers: 'Kopfzeilen',
  Body: 'Inhalt',
  Answer: 'Antwort',
  'What can come of it': 'Was daraus werden kann',
  'may be left out': 'darf fehlen',
  'With a token another program uses Baton: it sends it along with every request.':
    'Mit einem Zugang nutzt ein anderes Programm Baton: Es schickt ihn bei jeder Anfrage mit.',
  'No program has a token yet.': 'Noch hat kein Programm einen Zugang.',
  Program: 'Programm',
  May: 'Darf',
  'Requests a minute': 'Anfragen pro Minute',
  Made: 'Angelegt',
  'Last used': 'Zuletzt benutzt',
  Never: 'Nie',
  Revoke: 'Entziehen',
  'Press again: {what}': 'Noch einmal drücken: {what}',
  'Whoever has it is refused from now on.': 'Wer ihn hat, wird ab sofort abgewiesen.',
  'New token': 'Neuer Zugang',
  'The token': 'Der Zugang',
  'Copy it now: it is not shown again. Baton keeps only its fingerprint.':
    'Kopiere ihn jetzt: Er wird nicht noch einmal gezeigt. Baton behält nur seinen Fingerabdruck.',
  'Which program': 'Welches Programm',
  'It may': 'Es darf',
  Read: 'Lesen',
  Write: 'Schreiben',
  Administer: 'Verwalten',
  'Conversations, customers, orders, figures.': 'Gespräche, Kundschaft, Bestellungen, Zahlen.',
  'Answer, note, assign, close; store orders.':
    'Antworten, notieren, zuweisen, schließen; Bestellungen ablegen.',
  'Policy, templates, articles, the shop.': 'Regeln, Vorlagen, Artikel, den Shop.',
  'Make the token': 'Zugang anlegen',
  'Say which program will use it.': 'Sag, welches Programm ihn benutzen wird.',
  'Use a whole number.': 'Nimm eine ganze Zahl.',
  'Use a number from 1 to 1,000,000.': 'Nimm eine Zahl von 1 bis 1.000.000.',
  'Choose at least one thing that it may do.': 'Wähle mindestens eines, was es darf.',
  Copy: 'Kopieren',
  Copied: 'Kopiert',
  'Baton tells other programs what happens here, signed and in order, and tries for a day.':
    'Baton sagt anderen Programmen, was hier geschieht: unterschrieben, der Reihe nach, einen Tag lang versucht.',
  'New webhook': 'Neuer Webhook',
  'Nobody is told yet. A webhook is an address that Baton writes to when something happens.':
    'Noch erfährt niemand etwas. Ein Webhook ist eine Adresse, an die Baton schreibt, wenn etwas geschieht.',
  Address: 'Adresse',
  'Told of': 'Erfährt',
  State: 'Stand',
  'In use': 'In Betrieb',
  Failing: 'Kommt nicht an',
  'Switched off': 'Ausgeschaltet',
  'Failed, switched off': 'Gescheitert, ausgeschaltet',
  'A mail came in': 'Eine Mail ist gekommen',
  'Handed to people': 'An Menschen übergeben',
  'An answer left': 'Eine Antwort ist gegangen',
  'Given to somebody else': 'Jemand anderem zugewiesen',
  'Tags changed': 'Schlagwörter geändert',
  'Opened again': 'Wieder geöffnet',
  Test: 'Probe',
  'The secret that it is signed with': 'Das Geheimnis, mit dem unterschrieben wird',
  'Copy it now: it is not shown again. With it the receiver checks that Baton wrote.':
    'Kopiere es jetzt: Es wird nicht noch einmal gezeigt. Damit prüft der Empfänger, dass Baton schreibt.',
  'The one before is worth nothing from now on.': 'Das vorige gilt ab sofort nicht mehr.',
  'Go on to the webhook, to test it': 'Weiter zum Webhook, um ihn zu erproben',
  'It failed for days and is switched off. Switch it on again once the receiver is mended.':
    'Er ist tagelang gescheitert und ausgeschaltet. Schalte ihn wieder ein, sobald der Empfänger repariert ist.',
  'Nothing comes through; what is missed is tried again for a day.':
    'Nichts kommt an; was fehlt, wird einen Tag lang wieder versucht.',
  How: 'Wie',
  'Send subject and customer along': 'Betreff und Kundin oder Kunden mitschicken',
  'The words of a mail are never sent, only who wrote and what about.':
    'Der Text einer Mail geht nie mit, nur wer geschrieben hat und worüber.',
  'This host is in our own network': 'Dieser Rechner ist in unserem eigenen Netz',
  'Else only an address that everybody can reach is written to, and only with TLS.':
    'Sonst wird nur an Adressen geschrieben, die alle erreichen können, und nur mit TLS.',
  Tools: 'Werkzeuge',
  'Send a test': 'Probe senden',
  'Make a new secret': 'Neues Geheimnis anlegen',
  Remove: 'Entfernen',
  'Saved.': 'Gespeichert.',
  Save: 'Speichern',
  'That address is too long.': 'Diese Adresse ist zu lang.',
  'Choose at least one event.': 'Wähle mindestens ein Ereignis.',
  'Use an address such as https://shop.example/baton.': 'Nimm eine Adresse wie https://shop.example/baton.',
  'The address must not hold a password: what is sent is signed with the secret.':
    'Die Adresse darf kein Passwort enthalten: Was gesendet wird, ist mit dem Geheimnis unterschrieben.',
  'It must begin with https://, unless its host is in your own network.':
    'Sie muss mit https:// beginnen, außer der Rechner ist in eurem eigenen Netz.',
  'What it was told': 'Was er erfahren hat',
  'Nothing yet. Send a test to see whether the receiver understands.':
    'Noch nichts. Sende eine Probe, um zu sehen, ob der Empfänger versteht.',
  'Under way': 'Unterwegs',
  Delivered: 'Angekommen',
  Failed: 'Gescheitert',
  '{count} try': '{count} Versuch',
  '{count} tries': '{count} Versuche',
  'Tried next:': 'Nächster Versuch:',
  'Send again': 'Noch einmal senden',
  'Under the same id: a receiver that had it before knows it again.':
    'Unter derselben Kennung: Ein Empfänger, der es schon hatte, erkennt es wieder.',
} satisfies Catalogue;
